package dev.gatehouse.adapter.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of addresses in CIDR form (RFC 4632), such as {@code 10.0.0.0/8}; a single address is a range of one. */
record Network(InetAddress first, int prefix) {

    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3})(\\.([0-9]{1,3})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    static Optional<Network> parse(String cidr) {
        int slash = cidr.indexOf('/');
        return parseAddress(slash < 0 ? cidr : cidr.substring(0, slash)).flatMap(address -> {
            int bits = address.getAddress().length * 8;
            String prefix = slash < 0 ? String.valueOf(bits) : cidr.substring(slash + 1);
            return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bits
                    ? Optional.of(new Network(address, Integer.parseInt(prefix)))
                    : Optional.empty();
        });
    }

    /** An address in figures, never a name: nothing is looked up. A port or brackets around it are dropped. */
    static Optional<InetAddress> parseAddress(String text) {
        Matcher bracketed = Pattern.compile("\\[([^]]*)](:[0-9]+)?").matcher(text);
        Matcher withPort = Pattern.compile("([0-9.]+):[0-9]+").matcher(text);
        String figures = bracketed.matches() ? bracketed.group(1) : withPort.matches() ? withPort.group(1) : text;
        if (!IPV4.matcher(figures).matches() && !IPV6.matcher(figures).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(figures));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
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
