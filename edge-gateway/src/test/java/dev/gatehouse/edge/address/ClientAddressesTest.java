package dev.gatehouse.edge.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.Network;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ClientAddressesTest {

    private static final String PROXY = "10.0.0.9";

    private final ClientAddresses addresses =
            new ClientAddresses(new AddressProperties(List.of("10.0.0.0/8", "2001:db8::/32", "192.0.2.7")).networks());

    @Test
    void believesNobodyWhereNoProxyIsTrusted() {
        assertThat(new ClientAddresses(List.of()).of(from(PROXY, "1.2.3.4")).text())
                .isEqualTo(PROXY);
    }

    @Test
    void believesNoStranger() {
        assertThat(of("8.8.8.8", "1.2.3.4")).isEqualTo("8.8.8.8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.3.4                       | 1.2.3.4",
                "6.6.6.6, 1.2.3.4              | 1.2.3.4",
                "6.6.6.6,1.2.3.4,10.1.2.3      | 1.2.3.4",
                "1.2.3.4 ,\t192.0.2.7          | 1.2.3.4",
                "10.1.1.1, 10.2.2.2            | 10.1.1.1",
                "1.2.3.4:5678                  | 1.2.3.4",
                "2001:db9::1                   | 2001:db9:0:0:0:0:0:1",
                "[2001:db9::1]                 | 2001:db9:0:0:0:0:0:1",
                "[2001:db9::1]:443             | 2001:db9:0:0:0:0:0:1",
                "2001:db9::1, 2001:db8::7      | 2001:db9:0:0:0:0:0:1",
                "::ffff:1.2.3.4                | 1.2.3.4",
                "6.6.6.6, unknown, 10.1.2.3    | 10.1.2.3",
                "6.6.6.6, unknown              | 10.0.0.9",
                "6.6.6.6,                      | 10.0.0.9",
                "localhost                     | 10.0.0.9",
                "1.2.3                         | 10.0.0.9",
                "1.2.3.256                     | 10.0.0.9",
                "0x7f.1                        | 10.0.0.9",
                "1.2.3.4:x                     | 10.0.0.9",
                "1.2.3.4:123456                | 10.0.0.9",
                "[1.2.3.4                      | 10.0.0.9",
                "fe80::1%eth0                  | 10.0.0.9",
                "1.2.3.4/8                     | 10.0.0.9",
            })
    void takesTheLastEntryThatIsNoTrustedProxy(String forwardedFor, String client) {
        assertThat(of(PROXY, forwardedFor)).isEqualTo(client);
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        assertThat(of(PROXY, "6.6.6.6", "1.2.3.4", "10.1.1.1")).isEqualTo("1.2.3.4");
    }

    @Test
    void isTheProxyItselfWhereItSaysNothing() {
        assertThat(of(PROXY)).isEqualTo(PROXY);
    }

    @Test
    void tellsWhetherThePeerMaySpeakForOthers() {
        assertThat(addresses.trustsPeer(from(PROXY))).isTrue();
        assertThat(addresses.trustsPeer(from("8.8.8.8"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4",
        "2001:db9:1:2:3:4:5:6, 2001:db9:1:2:0:0:0:0/64",
        "2001:db9:1:2::1, 2001:db9:1:2:0:0:0:0/64",
        "::ffff:1.2.3.4, 1.2.3.4"
    })
    void countsAHomeAsOneClient(String address, String site) {
        assertThat(addresses.of(from(address)).site()).isEqualTo(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.test", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "::1/129", "*"})
    void acceptsNothingElseForANetwork(String text) {
        assertThatThrownBy(() -> new AddressProperties(List.of("10.0.0.1", text)))
                .hasMessage("gatehouse.trusted-proxies[1] is " + text
                        + ": write an address or a range, such as 10.0.0.0/8.");
    }

    private String of(String peer, String... forwardedFor) {
        return addresses.of(from(peer, forwardedFor)).text();
    }

    private static MockServerWebExchange from(String peer, String... forwardedFor) {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(Network.parseAddress(peer).orElseThrow(), 1))
                .header("X-Forwarded-For", forwardedFor));
    }
}
