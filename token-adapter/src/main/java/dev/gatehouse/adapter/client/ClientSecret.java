package dev.gatehouse.adapter.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A client's secret, kept as its SHA-256 and compared in constant time. */
final class ClientSecret {

    private static final int HASH_BYTES = 32;

    private final byte[] hash;

    private ClientSecret(byte[] hash) {
        this.hash = hash;
    }

    static ClientSecret ofText(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("is empty: write the client's secret, or public: true");
        }
        return new ClientSecret(sha256(secret));
    }

    static ClientSecret ofSha256(String hex) {
        byte[] hash;
        try {
            hash = HexFormat.of().parseHex(hex.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            hash = new byte[0];
        }
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException(
                    "is no SHA-256 in hex: write the 64 digits that sha256sum gives for the secret alone");
        }
        return new ClientSecret(hash);
    }

    boolean matches(String presented) {
        return MessageDigest.isEqual(hash, sha256(presented));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ClientSecret[..]";
    }
}
