package dev.gatehouse.settings;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses in CIDR form (RFC 4632), such as {@code 10.0.0.0/8}; a single address is a range of one. */
public record Network(InetAddress first, int prefix) {

    /** A range as an operator writes it; empty if the text is none. */
    public static Optional<Network> parse(String cidr) {
        int slash = cidr.indexOf('/');
        return parseAddress(slash < 0 ? cidr : cidr.substring(0, slash)).flatMap(address -> {
            int bits = address.getAddress().length * Byte.SIZE;
            String prefix = slash < 0 ? String.valueOf(bits) : cidr.substring(slash + 1);
            return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bits
                    ? Optional.of(new Network(address, Integer.parseInt(prefix)))
                    : Optional.empty();
        });
    }

    /** An address in figures, never a name: nothing is looked up. A port or brackets around it are dropped. */
    public static Optional<InetAddress> parseAddress(String text) {
        String figures = text;
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':');
        if (text.startsWith("[") && bracket > 0 && text.substring(bracket + 1).matches("(:[0-9]{1,5})?")) {
            figures = text.substring(1, bracket);
        } else if (colon > 0
                && text.indexOf('.') < colon
                && text.substring(colon + 1).matches("[0-9]{1,5}")) {
            figures = NetUtil.isValidIpV4Address(text.substring(0, colon)) ? text.substring(0, colon) : text;
        }
        return figures.indexOf('%') < 0
                ? Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(figures))
                : Optional.empty();
    }

    /** Whether the address lies in it; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((ours[bit >> 3] & mask) != (theirs[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
