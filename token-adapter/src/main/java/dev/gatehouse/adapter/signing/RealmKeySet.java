package dev.gatehouse.adapter.signing;

import dev.gatehouse.adapter.realm.TokenAlgorithm;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All keys of a realm that are published: those that signed, sign, and will. */
record RealmKeySet(List<RealmKey> keys) {

    static final RealmKeySet NONE = new RealmKeySet(List.of());

    private static final List<TokenAlgorithm> ASYMMETRIC = List.of(TokenAlgorithm.RS256, TokenAlgorithm.ES256);

    RealmKeySet {
        keys = keys.stream().sorted(Comparator.comparing(RealmKey::since)).toList();
    }

    /**
     * What is to be done to a set.
     *
     * @param outdated the kids of keys that nobody needs any more
     * @param missing  keys to be made
     */
    record Due(Set<String> outdated, List<Order> missing) {
        Due {
            outdated = Set.copyOf(outdated);
            missing = List.copyOf(missing);
        }

        boolean nothing() {
            return outdated.isEmpty() && missing.isEmpty();
        }
    }

    /** A key to be made. */
    record Order(TokenAlgorithm algorithm, Instant since) {}

    /**
     * The key that signs at {@code now}; empty where there is none for the algorithm. Clocks differ, and are put back:
     * before the time of any, it is the first.
     */
    Optional<RealmKey> signer(TokenAlgorithm algorithm, Instant now) {
        List<RealmKey> line = of(algorithm);
        return line.stream()
                .filter(key -> !now.isBefore(key.since()))
                .reduce((earlier, later) -> later)
                .or(() -> line.stream().findFirst());
    }

    List<PublicKeyOfIssuer> publicKeys() {
        return keys.stream().map(RealmKey::publicKey).toList();
    }

    /** What has to be done by {@code now}. Changes nothing. */
    Due due(Instant now, SigningPolicy policy) {
        List<Order> missing = new ArrayList<>();
        List<RealmKey> outdated = new ArrayList<>();
        for (TokenAlgorithm algorithm : ASYMMETRIC) {
            List<RealmKey> line = of(algorithm);
            if (line.isEmpty()) {
                missing.add(new Order(algorithm, now));
                continue;
            }
            Instant retires = line.get(line.size() - 1).since().plus(policy.lifetime());
            if (!now.isBefore(retires.minus(policy.ahead()))) {
                // An adapter that was off meanwhile is late; the key is published as long before it signs all the same.
                Instant earliest = now.plus(policy.ahead());
                missing.add(new Order(algorithm, retires.isBefore(earliest) ? earliest : retires));
            }
            for (int i = 0; i < line.size() - 1; i++) {
                if (!now.isBefore(line.get(i + 1).since().plus(policy.kept()))) {
                    outdated.add(line.get(i));
                }
            }
        }
        return new Due(outdated.stream().map(RealmKey::kid).collect(Collectors.toUnmodifiableSet()), missing);
    }

    /** The set without some keys and with others. */
    RealmKeySet changed(Set<String> outdated, List<RealmKey> made) {
        List<RealmKey> all = new ArrayList<>(made);
        keys.stream().filter(key -> !outdated.contains(key.kid())).forEach(all::add);
        return new RealmKeySet(all);
    }

    private List<RealmKey> of(TokenAlgorithm algorithm) {
        return keys.stream().filter(key -> key.isFor(algorithm)).toList();
    }
}
