package dev.gatehouse.edge.address;

import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.settings.Network;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose {@code X-Forwarded-*} is believed.
 *
 * @param trustedProxies addresses or CIDR ranges; none: the peer's own address counts
 */
@ConfigurationProperties("gatehouse")
record AddressProperties(@DefaultValue List<String> trustedProxies) {

    AddressProperties {
        trustedProxies = List.copyOf(trustedProxies);
        parse(trustedProxies);
    }

    List<Network> networks() {
        return parse(trustedProxies);
    }

    private static List<Network> parse(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> Network.parse(texts.get(i))
                        .orElseThrow(() -> new InvalidSetting(
                                "gatehouse.trusted-proxies[" + i + "]",
                                "is " + texts.get(i) + ": write an address or a range, such as 10.0.0.0/8.")))
                .toList();
    }
}
