package dev.gatehouse.edge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.factory.StripPrefixGatewayFilterFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class TargetFilterTest {

    private static final String SIGNS = "abc//%20.-";

    /** Operators know what strip-prefix does; a route with filters of its own still has the gateway do it. */
    @Test
    void stripsAsTheGatewayDoes() {
        Random random = new Random(20261121);
        for (int i = 0; i < 5_000; i++) {
            String path = path(random);
            int segments = random.nextInt(4);
            assertThat(TargetFilter.stripped(path, segments))
                    .as("%s without %s", path, segments)
                    .isEqualTo(byTheGateway(path, segments));
        }
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder("/");
        for (int left = random.nextInt(12); left > 0; left--) {
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            if (sign == '%') {
                path.append("%20");
            } else if (sign != '/' || path.charAt(path.length() - 1) != '/') {
                path.append(sign);
            }
        }
        return path.toString();
    }

    private static String byTheGateway(String path, int segments) {
        StripPrefixGatewayFilterFactory.Config config = new StripPrefixGatewayFilterFactory.Config();
        config.setParts(segments);
        String[] seen = {""};
        new StripPrefixGatewayFilterFactory()
                .apply(config)
                .filter(
                        MockServerWebExchange.from(MockServerHttpRequest.get("http://localhost/")
                                        .build())
                                .mutate()
                                .request(request -> request.uri(URI.create("http://localhost" + path)))
                                .build(),
                        exchange -> {
                            seen[0] = exchange.getRequest().getURI().getRawPath();
                            return Mono.empty();
                        })
                .block();
        return seen[0];
    }
}
