package dev.gatehouse.edge.address;

import java.util.List;

/** Addresses without a trusted proxy. */
public final class GivenAddresses {

    private GivenAddresses() {}

    public static ClientAddresses clients() {
        return new ClientAddresses(List.of());
    }

    public static ForwardedHeaders forwarded() {
        return new ForwardedHeaders(clients());
    }
}
