package dev.gatehouse.adapter.address;

import dev.gatehouse.settings.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose address a request came from. {@code X-Forwarded-For} counts only if whoever sent it may speak for others;
 * then it is the last entry that is no trusted proxy, since everything left of it may be invented.
 */
public final class ClientAddresses {

    private static final int IPV4_BYTES = 4;
    private static final int SUBSCRIBER_BYTES = 8;

    private final List<Network> trusted;

    ClientAddresses(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Whether the peer is one of the trusted proxies. */
    public boolean trusts(@Nullable InetAddress peer) {
        return peer != null && trusted.stream().anyMatch(network -> network.contains(peer));
    }

    /** The address behind a peer that may speak for others. */
    public Optional<String> behind(@Nullable InetAddress peer, List<String> forwardedFor) {
        Optional<InetAddress> nearest = Optional.ofNullable(peer);
        List<String> entries = new ArrayList<>();
        forwardedFor.forEach(header -> entries.addAll(List.of(header.split(",", -1))));
        for (int i = entries.size() - 1; i >= 0; i--) {
            Optional<InetAddress> entry = Network.parseAddress(entries.get(i).strip());
            if (entry.isEmpty()) {
                break;
            }
            nearest = entry;
            if (!trusts(entry.get())) {
                break;
            }
        }
        return nearest.map(ClientAddresses::text);
    }

    /** The address of the peer itself. */
    public Optional<String> of(@Nullable InetAddress peer) {
        return Optional.ofNullable(peer).map(ClientAddresses::text);
    }

    /** What stands for all addresses of one subscriber: an IPv6 network of 64 bits, or the one IPv4 address. */
    public static String network(String address) {
        return Network.parseAddress(address)
                .filter(parsed -> parsed.getAddress().length > IPV4_BYTES)
                .map(parsed -> HexFormat.of().formatHex(parsed.getAddress(), 0, SUBSCRIBER_BYTES))
                .orElse(address);
    }

    /** Without the zone of a link-local address, which means nothing to anybody else. */
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
