package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AdapterTest
class MalformedRequestTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.gatehouse.adapter.MalformedRequests#all")
    void saysInJsonWhatIsWrong(String name, String expected, String bytes) {
        WireCalls.Reply reply = WireCalls.send(port, bytes);

        assertThat(reply.status() + " " + reply.body()).startsWith(expected.substring(0, 3) + " {\"error\":");
        assertThat(reply.json().path("error").asString()).isEqualTo(expected.substring(4));
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("X-Request-Id")).hasSizeBetween(1, 64);
        assertThat(reply.body()).doesNotContain("Exception", "\tat ", "dev.gatehouse", "netty");
    }

    @Test
    void knowsManyWaysToBeWrong() {
        assertThat(MalformedRequests.all().count()).isGreaterThan(60);
    }
}
