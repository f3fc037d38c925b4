package dev.gatehouse.token;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Makes HS256 tokens in JWS compact form (RFC 7515 section 7.1) with the first key of a ring. The same claims in the
 * same order give the same text.
 *
 * <p>Thread-safe.
 */
public final class TokenMinter {

    private final SharedKey key;
    private final String header;

    public TokenMinter(KeyRing ring) {
        this.key = ring.first();
        this.header = header(key);
    }

    /** The encoded header of tokens signed by {@code key}; kids are plain letters, so nothing needs escaping. */
    static String header(SharedKey key) {
        String json = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}";
        return CanonicalBase64.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Signs {@code claims}: text, whole numbers, booleans, lists and maps of these. Half a surrogate pair in a text becomes
     * U+FFFD, since no verifier would read it.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    public String mint(Map<String, ?> claims) {
        String input = header + "." + CanonicalBase64.encode(StrictJson.write(claims));
        byte[] signature = key.secret().sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + CanonicalBase64.encode(signature);
    }
}
