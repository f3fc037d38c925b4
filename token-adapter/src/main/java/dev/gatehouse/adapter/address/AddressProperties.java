package dev.gatehouse.adapter.address;

import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.settings.Network;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose {@code X-Forwarded-For} is believed.
 *
 * @param trustedProxies addresses or CIDR ranges; none: the peer's own address counts
 */
@ConfigurationProperties("gatehouse")
record AddressProperties(@DefaultValue List<String> trustedProxies) {

    AddressProperties {
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(AddressProperties::parse);
    }

    List<Network> networks() {
        return trustedProxies.stream().map(AddressProperties::parse).toList();
    }

    private static Network parse(String cidr) {
        return Network.parse(cidr)
                .orElseThrow(() -> new InvalidSetting(
                        "gatehouse.trusted-proxies",
                        "holds " + cidr + ": write addresses or ranges, such as 10.0.0.0/8."));
    }
}
