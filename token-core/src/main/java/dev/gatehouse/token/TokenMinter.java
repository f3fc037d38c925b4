package dev.gatehouse.token;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Makes tokens in JWS compact form (RFC 7515 section 7.1). The same claims in the same order give the same text, as far
 * as the key gives the same signature.
 *
 * <p>Thread-safe.
 */
public final class TokenMinter {

    private final SigningKey key;
    private final String header;

    /** Signs with the first key of a ring. */
    public TokenMinter(KeyRing ring) {
        this(ring.first());
    }

    public TokenMinter(SigningKey key) {
        this.key = key;
        this.header = header(key);
    }

    /** The encoded header of tokens signed by {@code key}; kids are plain letters, so nothing needs escaping. */
    static String header(SigningKey key) {
        String json = "{\"alg\":\"" + key.algorithm() + "\",\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}";
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
        byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + CanonicalBase64.encode(signature);
    }
}
