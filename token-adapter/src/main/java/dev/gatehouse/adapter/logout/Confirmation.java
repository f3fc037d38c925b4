package dev.gatehouse.adapter.logout;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That the user was asked, lately and in this browser: no other page can make such a thing, nor use one of its own. */
final class Confirmation {

    private static final String LABEL = "gatehouse/logout-confirmation";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final KeyRing keys;

    Confirmation(KeyRing betterAuth) {
        this.keys = betterAuth.derive(LABEL);
    }

    /**
     * For who is asked now.
     *
     * @param session the browser's session cookie; empty if it has none
     */
    String at(Instant now, String realm, String session) {
        String seconds = String.valueOf(now.getEpochSecond());
        return seconds + "." + signature(keys.first(), seconds, realm, session);
    }

    boolean isGiven(String value, Instant now, String realm, String session) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            return false;
        }
        byte[] given = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        Instant asked = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        return now.isBefore(asked.plus(LIFE))
                && keys.shared().stream()
                        .anyMatch(key -> MessageDigest.isEqual(
                                signature(key, parts.group(1), realm, session).getBytes(StandardCharsets.US_ASCII),
                                given));
    }

    private static String signature(SharedKey key, String seconds, String realm, String session) {
        byte[] message = (seconds + "\n" + realm + "\n" + session).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(message));
    }
}
