package dev.gatehouse.edge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HopByHopTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "keep-alive",
                "Proxy-Authenticate",
                "PROXY-AUTHORIZATION",
                "Proxy-Connection",
                "te",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                ""
            })
    void staysWhateverTheMessageSays(String name) {
        assertThat(HopByHop.of(List.of()).stays(name)).isTrue();
        assertThat(HopByHop.of(List.of("keep-alive")).stays(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "Cookie", "Accept", "X-Own", "Traceparent", "User-Agent", "Pragma", "Keep"})
    void goesOnUnlessItIsListed(String name) {
        assertThat(HopByHop.of(List.of()).stays(name)).isFalse();
        assertThat(HopByHop.of(List.of("close")).stays(name)).isFalse();
        assertThat(HopByHop.of(List.of("close, " + name)).stays(name)).isTrue();
        assertThat(HopByHop.of(List.of("close", " " + name.toUpperCase(Locale.ROOT) + " ,x"))
                        .stays(name))
                .isTrue();
    }
}
