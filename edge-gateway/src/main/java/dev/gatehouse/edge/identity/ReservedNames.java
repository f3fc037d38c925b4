package dev.gatehouse.edge.identity;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Header names that only the edge may send to a backend, with every alias of them. */
final class ReservedNames {

    private static final String OURS = "x-gatehouse-";

    /** Some frameworks let these change the method or the path that we have judged. */
    private static final List<String> OVERRIDES = List.of(
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-method",
            "x-original-url",
            "x-original-uri",
            "x-rewrite-url",
            "x-rewrite-uri");

    /** What proxies say of those before them; the relay writes its own. */
    private static final List<String> FORWARDED = List.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-server",
            "x-forwarded-ssl",
            "x-forwarded-scheme",
            "x-forwarded-proto-version",
            "x-forwarded-uri",
            "x-forwarded-method",
            "x-real-ip",
            "x-request-id");

    private final Set<String> names;

    // Nearly all headers of a request are none of ours: most are told by length and first letter alone.
    private final BitSet lengths = new BitSet();
    private final BitSet firstLetters = new BitSet();

    ReservedNames(List<IdentityHeader> identity) {
        this.names = Stream.of(
                        identity.stream().map(header -> IdentityHeader.normal(header.name())),
                        OVERRIDES.stream(),
                        FORWARDED.stream())
                .flatMap(all -> all)
                .collect(Collectors.toUnmodifiableSet());
        for (String name : names) {
            lengths.set(name.length());
            firstLetters.set(name.charAt(0));
        }
        firstLetters.set(OURS.charAt(0));
    }

    boolean contains(String name) {
        if (name.isEmpty() || !firstLetters.get(Character.toLowerCase(name.charAt(0)))) {
            return false;
        }
        if (!lengths.get(name.length()) && name.length() < OURS.length()) {
            return false;
        }
        String normal = IdentityHeader.normal(name);
        return names.contains(normal) || normal.startsWith(OURS);
    }
}
