package dev.gatehouse.adapter.authorize;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
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

    /** Signing up may take a while; an address that lies about for longer says nothing of who comes by it. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Pattern MARK = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final KeyRing keys;

    LoginMark(KeyRing betterAuth) {
        this.keys = betterAuth.derive(LABEL);
    }

    /** The mark for a request. */
    String at(Instant now, AuthorizationRequest request) {
        String seconds = String.valueOf(now.getEpochSecond());
        return seconds + "." + signature(keys.first(), seconds, request);
    }

    /** When the browser was sent to sign in; empty for whatever is no mark of ours, lately made for this request. */
    Optional<Instant> read(String mark, AuthorizationRequest request, Instant now) {
        Matcher parts = MARK.matcher(mark);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        byte[] said = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        boolean ours = keys.shared().stream()
                .anyMatch(key -> MessageDigest.isEqual(
                        signature(key, parts.group(1), request).getBytes(StandardCharsets.US_ASCII), said));
        return ours && now.isBefore(at.plus(LIFE)) ? Optional.of(at) : Optional.empty();
    }

    private static String signature(SharedKey key, String seconds, AuthorizationRequest request) {
        Return way = request.way();
        String message = String.join(
                "\n",
                seconds,
                way.issuer(),
                request.client().id(),
                way.redirectUri(),
                way.state() == null ? "" : way.state());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.sign(message.getBytes(StandardCharsets.UTF_8)));
    }
}
