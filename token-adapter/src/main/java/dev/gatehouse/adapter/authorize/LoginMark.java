package dev.gatehouse.adapter.authorize;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a browser was sent to sign in, and when, in the address to which it comes back. Without it a wish for a new sign-in
 * could never be met, and a sign-in page that sends everybody back at once would be visited for ever.
 */
final class LoginMark {

    /** The parameter that carries it. */
    static final String PARAMETER = "gatehouse_login";

    private static final String LABEL = "gatehouse/login-mark";
    private static final Pattern MARK = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final KeyRing keys;

    LoginMark(KeyRing betterAuth) {
        this.keys = betterAuth.derive(LABEL);
    }

    /**
     * The mark.
     *
     * @param state by which the request is told from others
     */
    String at(Instant now, String clientId, String state) {
        String seconds = String.valueOf(now.getEpochSecond());
        return seconds + "." + signature(keys.first(), seconds, clientId, state);
    }

    /** When the browser was sent to sign in; empty for whatever is no mark of ours for this request. */
    Optional<Instant> read(String mark, String clientId, String state) {
        Matcher parts = MARK.matcher(mark);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] said = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        boolean ours = keys.shared().stream()
                .anyMatch(key -> MessageDigest.isEqual(
                        signature(key, parts.group(1), clientId, state).getBytes(StandardCharsets.US_ASCII), said));
        return ours ? Optional.of(Instant.ofEpochSecond(Long.parseLong(parts.group(1)))) : Optional.empty();
    }

    private static String signature(SharedKey key, String seconds, String clientId, String state) {
        byte[] message = (seconds + "\n" + clientId + "\n" + state).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(message));
    }
}
