package dev.gatehouse.edge.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/** What passes without a close look is nothing that a close look would refuse. */
class SimplePathTest {

    private static final String SIGNS = "aZ09-_//////..%;\\~:@&=+$,!*'()|\u00e9";
    private static final long SEED = 20261121;

    @Test
    void holdsNothingThatTheFirewallWouldRefuse() {
        Random random = new Random(SEED);
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        int simple = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int length = random.nextInt(6); length > 0; length--) {
                path.append(SIGNS.charAt(random.nextInt(random.nextBoolean() ? 8 : SIGNS.length())));
            }
            URI target = uri(path.toString());
            if (target == null || !PathFirewall.simple(target)) {
                continue;
            }
            simple++;
            assertThat(RawPath.ambiguous(target.getRawPath()))
                    .as(path.toString())
                    .isFalse();
            // Fails with an exception where it refuses.
            firewall.getFirewalledExchange(
                            MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.GET, target)))
                    .block();
        }
        assertThat(simple).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a//b", "//a", "/a%2fb", "/a;b", "/.a", "/a?b", "/a#b"})
    void leavesTheRestToACloseLook(String path) {
        assertThat(PathFirewall.simple(URI.create("http://localhost" + path))).isFalse();
    }

    private static @Nullable URI uri(String path) {
        try {
            return URI.create("http://localhost" + path);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
