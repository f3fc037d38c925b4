package dev.gatehouse.token.key;

/** A secret that the adapter signs with and whoever verifies holds too. */
public record SharedKey(String kid, Secret secret) implements TokenKey {

    /** HMAC with SHA-256 (RFC 7518 section 3.2). */
    public static final String HS256 = "HS256";

    @Override
    public String algorithm() {
        return HS256;
    }

    @Override
    public boolean verifies(byte[] buffer, int offset, int count, byte[] signature) {
        return secret.verifies(buffer, offset, count, signature);
    }
}
