package dev.gatehouse.token.key;

import java.util.regex.Pattern;

/**
 * A secret that the adapter signs with and whoever verifies holds too.
 *
 * @param kid 1 to 64 letters, digits, dots, dashes or underscores, so that it can stand anywhere as it is
 */
public record SharedKey(String kid, Secret secret) implements TokenKey, SigningKey {

    /** HMAC with SHA-256 (RFC 7518 section 3.2). */
    public static final String HS256 = "HS256";

    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public SharedKey {
        demandKid(kid);
    }

    static void demandKid(String kid) {
        if (!KID.matcher(kid).matches()) {
            throw new IllegalArgumentException(
                    "has no kid: write kid:secret, the kid of 1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public String algorithm() {
        return HS256;
    }

    @Override
    public byte[] sign(byte[] message) {
        return secret.sign(message);
    }

    @Override
    public boolean verifies(byte[] buffer, int offset, int count, byte[] signature) {
        return secret.verifies(buffer, offset, count, signature);
    }
}
