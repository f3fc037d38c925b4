package dev.gatehouse.adapter.key;

import dev.gatehouse.token.key.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what a store keeps (AES-256-GCM), under keys derived from Better Auth's secrets: whoever can read the store,
 * or holds the secret of the access tokens, learns nothing from it. The first key seals, all open.
 */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * A seal for one purpose.
     *
     * @param label what the keys are derived for; each purpose has its own
     */
    public Seal(KeyRing betterAuth, String label) {
        this.keys = betterAuth.shared().stream()
                .map(key -> new SecretKeySpec(key.secret().deriveBytes(label), "AES"))
                .toList();
    }

    /** The sealed bytes, which open only together with the same {@code owner}. */
    public byte[] seal(byte[] plain, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, owner).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must provide " + CIPHER, e);
        }
    }

    /** Whether the first key sealed it; the others may be taken away one day. */
    public boolean isCurrent(byte[] sealed, String owner) {
        return open(keys.get(0), sealed, owner).isPresent();
    }

    /** The plain bytes; empty if no secret in force sealed them for this owner. */
    public Optional<byte[]> open(byte[] sealed, String owner) {
        return keys.stream().flatMap(key -> open(key, sealed, owner).stream()).findFirst();
    }

    private static Optional<byte[]> open(SecretKeySpec key, byte[] all, String owner) {
        try {
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, owner).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must provide " + CIPHER, e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
