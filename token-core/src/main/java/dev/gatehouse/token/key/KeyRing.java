package dev.gatehouse.token.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shared secrets in force: the first signs, all verify. So a secret can be put second, then first, then taken away,
 * and nobody is logged out.
 *
 * @param shared at least one key
 */
public record KeyRing(List<SharedKey> shared) {

    public KeyRing {
        if (shared.isEmpty()) {
            throw new IllegalArgumentException("holds no secret: write kid:secret, such as k1:<32 bytes or more>");
        }
        shared = List.copyOf(shared);
    }

    /**
     * Reads {@code kid:secret} entries, separated by commas or line ends; blanks around the two are dropped, as Better
     * Auth does.
     *
     * @throws IllegalArgumentException naming the entry by its place, never by its text
     */
    public static KeyRing parse(String entries) {
        List<SharedKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        for (String entry : Arrays.stream(entries.split("[,\\n\\r]"))
                .map(String::strip)
                .filter(e -> !e.isEmpty())
                .toList()) {
            SharedKey key = parseEntry(entry, keys.size() + 1);
            keys.add(key);
            if (!kids.add(key.kid())) {
                throw new IllegalArgumentException(
                        "repeats in entry " + keys.size() + " the kid of an earlier one: give each its own kid");
            }
        }
        return new KeyRing(keys);
    }

    private static SharedKey parseEntry(String entry, int place) {
        int colon = entry.indexOf(':');
        String kid = colon < 0 ? "" : entry.substring(0, colon).strip();
        try {
            SharedKey.demandKid(kid);
            return new SharedKey(kid, Secret.ofText(entry.substring(colon + 1).strip()));
        } catch (IllegalArgumentException e) {
            // Not even the kid: in an entry that lacks one it is the beginning of a secret with a colon in it.
            throw new IllegalArgumentException("in entry " + place + " " + e.getMessage(), e);
        }
    }

    /** The names of the keys, the one that signs first. */
    public List<String> kids() {
        return shared.stream().map(SharedKey::kid).toList();
    }

    /** The key that signs. */
    public SharedKey first() {
        return shared.get(0);
    }

    /**
     * A ring for another purpose, of secrets derived from these in the same order. The kids are derived too, so that a
     * token tells by its {@code kid} which purpose it was made for, and keeps it when the order of the secrets changes.
     */
    public KeyRing derive(String label) {
        return new KeyRing(
                shared.stream().map(key -> derived(key.secret().derive(label))).toList());
    }

    private static SharedKey derived(Secret secret) {
        return new SharedKey(secret.fingerprint(), secret);
    }
}
