package dev.gatehouse.adapter.session;

import dev.gatehouse.token.key.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts session tokens for a store (AES-256-GCM), under keys derived from Better Auth's secrets: who can read the
 * store, or holds the secret of the access tokens, cannot sign in with what is in it. The first key seals, all open.
 */
public final class SessionSeal {

    private static final String LABEL = "gatehouse/session-seal";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    SessionSeal(KeyRing betterAuth) {
        this.keys = betterAuth.shared().stream()
                .map(key -> new SecretKeySpec(key.secret().deriveBytes(LABEL), "AES"))
                .toList();
    }

    /** The sealed token, which opens only together with the same {@code owner}. */
    public String seal(SessionToken token, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, owner).doFinal(token.bytes());
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must provide " + CIPHER, e);
        }
    }

    /** Sealed anew where another key than the first seals it, which may be taken away one day; else as it was. */
    public String renew(String sealed, String owner) {
        byte[] all = Base64.getUrlDecoder().decode(sealed);
        return open(keys.get(0), all, owner).isPresent()
                ? sealed
                : open(sealed, owner).map(token -> seal(token, owner)).orElse(sealed);
    }

    /** The token; empty if no secret in force sealed it for this owner. */
    public Optional<SessionToken> open(String sealed, String owner) {
        byte[] all = Base64.getUrlDecoder().decode(sealed);
        return keys.stream().flatMap(key -> open(key, all, owner).stream()).findFirst();
    }

    private static Optional<SessionToken> open(SecretKeySpec key, byte[] all, String owner) {
        try {
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, owner).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(SessionToken.ofBytes(plain));
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
