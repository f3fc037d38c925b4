package dev.gatehouse.edge.address;

import dev.gatehouse.settings.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells whose address a request came from. {@code X-Forwarded-For} counts only if whoever sent it may speak for others;
 * then it is the last entry that is no trusted proxy, since everything left of it may be invented.
 */
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trusted;

    ClientAddresses(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The client of this request. */
    public ClientAddress of(ServerWebExchange exchange) {
        InetAddress peer = peer(exchange);
        return trusts(peer)
                ? behind(peer, exchange.getRequest().getHeaders().getOrEmpty(FORWARDED_FOR))
                : new ClientAddress(peer);
    }

    /** Whether the peer of this request is a trusted proxy, so that its {@code X-Forwarded-*} may be believed. */
    public boolean trustsPeer(ServerWebExchange exchange) {
        return trusts(peer(exchange));
    }

    /** The client behind a trusted peer. What is no address hides all that stands left of it. */
    ClientAddress behind(InetAddress peer, List<String> forwardedFor) {
        InetAddress nearest = peer;
        for (int line = forwardedFor.size() - 1; line >= 0; line--) {
            String[] entries = forwardedFor.get(line).split(",", -1);
            for (int i = entries.length - 1; i >= 0; i--) {
                Optional<InetAddress> entry = Network.parseAddress(entries[i].strip());
                if (entry.isEmpty()) {
                    return new ClientAddress(nearest);
                }
                nearest = entry.get();
                if (!trusts(nearest)) {
                    return new ClientAddress(nearest);
                }
            }
        }
        return new ClientAddress(nearest);
    }

    private boolean trusts(InetAddress address) {
        return !trusted.isEmpty() && trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress peer(ServerWebExchange exchange) {
        InetSocketAddress peer = exchange.getRequest().getRemoteAddress();
        return peer == null || peer.getAddress() == null ? InetAddress.getLoopbackAddress() : peer.getAddress();
    }
}
