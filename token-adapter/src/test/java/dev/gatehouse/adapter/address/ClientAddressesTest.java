package dev.gatehouse.adapter.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private final ClientAddresses addresses = new ClientAddresses(Stream.of("10.0.0.0/8", "fd00::/8", "192.0.2.1")
            .map(cidr -> Network.parse(cidr).orElseThrow())
            .toList());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                       | 203.0.113.7",
                "1.1.1.1, 203.0.113.7              | 203.0.113.7",
                "203.0.113.7, 10.1.2.3             | 203.0.113.7",
                "203.0.113.7,10.1.2.3,fd00::1      | 203.0.113.7",
                "203.0.113.7:4711, 192.0.2.1       | 203.0.113.7",
                "[2001:db8::1]:443, 10.0.0.1       | 2001:db8:0:0:0:0:0:1",
                "rubbish, 10.0.0.9                 | 10.0.0.9",
                "203.0.113.7, localhost            | 10.9.9.9",
                "203.0.113.7, 999.1.1.1            | 10.9.9.9",
                "203.0.113.7, 1.2.3                | 10.9.9.9",
                "203.0.113.7, 999.1.1.1, 10.0.0.9  | 10.0.0.9",
                "203.0.113.7, proxy.example        | 10.9.9.9",
                "203.0.113.7, fe80::1%eth0         | 10.9.9.9",
                "10.0.0.1, 10.0.0.2                | 10.0.0.1",
                "''                                | 10.9.9.9",
                "203.0.113.7,                      | 10.9.9.9",
            })
    void findsTheLastThatIsNoTrustedProxy(String forwarded, String expected) {
        assertThat(addresses.behind(address("10.9.9.9"), List.of(forwarded))).contains(expected);
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(addresses.behind(address("10.9.9.9"), List.of("1.1.1.1", "203.0.113.7", "10.0.0.1")))
                .contains("203.0.113.7");
    }

    @Test
    void trustsWhoIsInARange() {
        assertThat(addresses.trusts(address("10.255.0.1"))).isTrue();
        assertThat(addresses.trusts(address("192.0.2.1"))).isTrue();
        assertThat(addresses.trusts(address("11.0.0.1"))).isFalse();
        assertThat(addresses.trusts(address("fe00::1"))).isFalse();
        assertThat(addresses.trusts(null)).isFalse();
    }

    private static InetAddress address(String text) {
        return Network.parseAddress(text).orElseThrow();
    }
}
