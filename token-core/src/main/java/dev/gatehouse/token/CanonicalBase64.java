package dev.gatehouse.token;

import java.util.Arrays;
import java.util.Base64;

/**
 * base64url without padding, in the one form that RFC 7515 section 2 writes.
 *
 * <p>The JDK's decoder also takes padding and stray bits in the last character, so that one token would have several
 * texts: whoever keeps a list of bad tokens by their text could then be passed by.
 */
final class CanonicalBase64 {

    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private CanonicalBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes between two places of an ASCII text. */
    static byte[] decode(byte[] text, int from, int to) throws MalformedTokenException {
        int rest = (to - from) & 3;
        if (to == from || text[to - 1] == '=' || strayBits(text[to - 1], rest) != 0) {
            throw new MalformedTokenException();
        }
        try {
            return Base64.getUrlDecoder().decode(Arrays.copyOfRange(text, from, to));
        } catch (IllegalArgumentException e) {
            throw new MalformedTokenException();
        }
    }

    private static int strayBits(byte last, int rest) {
        int value = last < 0 ? -1 : VALUES[last];
        return rest == 0 ? 0 : value & (rest == 2 ? 0b1111 : 0b11);
    }
}
