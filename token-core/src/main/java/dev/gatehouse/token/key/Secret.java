package dev.gatehouse.token.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric key that can be used but not read: there is no getter, and {@link #toString()} says only how long it is.
 *
 * <p>Thread-safe and without locks.
 */
public final class Secret {

    /** HS256 needs a key at least as long as its hash (RFC 7518 section 3.2). */
    public static final int MIN_BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    // Initialised once and copied for each use: a copy costs a fraction of Mac.getInstance and init.
    private final Mac prototype;
    private final SecretKeySpec key;
    private final int length;

    Secret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, HMAC);
        this.prototype = hmac(key);
        this.length = bytes.length;
    }

    /**
     * Takes the secret as Better Auth does: the UTF-8 bytes of the text, never base64-decoded.
     *
     * @throws IllegalArgumentException if it is shorter than {@link #MIN_BYTES}; the message does not hold it
     */
    public static Secret ofText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("has a secret of " + bytes.length + " bytes, and HS256 needs at least "
                    + MIN_BYTES + ": write the output of `openssl rand -base64 32`");
        }
        return new Secret(bytes);
    }

    /** The HMAC-SHA256 of {@code message}, 32 bytes. */
    public byte[] sign(byte[] message) {
        return sign(message, 0, message.length);
    }

    /** The HMAC-SHA256 of a part of {@code buffer}, 32 bytes. */
    public byte[] sign(byte[] buffer, int offset, int count) {
        Mac mac = copy();
        mac.update(buffer, offset, count);
        return mac.doFinal();
    }

    /** Whether {@code signature} is ours, in time that does not depend on where the two differ. */
    public boolean verifies(byte[] buffer, int offset, int count, byte[] signature) {
        return MessageDigest.isEqual(sign(buffer, offset, count), signature);
    }

    /**
     * Another secret of 32 bytes that tells nothing about this one: HKDF-SHA256 without salt (RFC 5869).
     *
     * @param label what the derived secret is for; each purpose has its own
     */
    public Secret derive(String label) {
        return new Secret(deriveBytes(label));
    }

    /** The bytes of {@link #derive}, for a cipher that needs a key object of its own. */
    public byte[] deriveBytes(String label) {
        return deriveBytes("", label, HASH_BYTES);
    }

    /**
     * The key that another program derives from the same secret: HKDF-SHA256 (RFC 5869).
     *
     * @param salt  none if it is empty
     * @param count how many bytes, at most 255 times 32
     */
    public byte[] deriveBytes(String salt, String label, int count) {
        // No salt means a salt of zeros.
        byte[] start = salt.isEmpty() ? new byte[HASH_BYTES] : salt.getBytes(StandardCharsets.UTF_8);
        byte[] extracted = hmac(new SecretKeySpec(start, HMAC)).doFinal(key.getEncoded());
        Mac expand = hmac(new SecretKeySpec(extracted, HMAC));
        ByteBuffer bytes = ByteBuffer.allocate(count);
        byte[] block = new byte[0];
        for (int number = 1; bytes.hasRemaining(); number++) {
            expand.update(block);
            expand.update(label.getBytes(StandardCharsets.UTF_8));
            expand.update((byte) number);
            block = expand.doFinal();
            bytes.put(block, 0, Math.min(block.length, bytes.remaining()));
        }
        return bytes.array();
    }

    /** A short public name of this secret, the same wherever it is derived; tells nothing about it. */
    String fingerprint() {
        byte[] mark = derive("gatehouse/fingerprint").sign(new byte[0]);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark).substring(0, 16);
    }

    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the " + HMAC + " of this Java runtime cannot be copied", e);
        }
    }

    private static Mac hmac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must provide " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + length + " bytes]";
    }
}
