package dev.gatehouse.edge.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The address a request came from, as far as anybody can tell who may be believed. */
public record ClientAddress(InetAddress value) {

    private static final int SITE_BYTES = 8;

    /** In figures, such as {@code 192.0.2.1}; without the zone of a link-local address, which tells others nothing. */
    public String text() {
        return figures(value);
    }

    /**
     * What counts as one client: the address, or the first 64 bits of an IPv6 one, of which every home has all the
     * others (RFC 6177).
     */
    public String site() {
        if (!(value instanceof Inet6Address)) {
            return text();
        }
        byte[] bytes = value.getAddress();
        Arrays.fill(bytes, SITE_BYTES, bytes.length, (byte) 0);
        try {
            return figures(InetAddress.getByAddress(bytes)) + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }

    private static String figures(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
