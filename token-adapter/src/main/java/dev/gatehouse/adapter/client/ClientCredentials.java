package dev.gatehouse.adapter.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a client named itself in a request (RFC 6749 section 2.3.1): by HTTP Basic, by the form, or by both.
 *
 * @param basic       what {@code Authorization} holds; null when there is none, empty when it cannot be read
 * @param formId      {@code client_id} of the form
 * @param formSecret  {@code client_secret} of the form
 */
public record ClientCredentials(
        @Nullable List<Login> basic,
        @Nullable String formId,
        @Nullable String formSecret) {

    private static final String SCHEME = "basic";

    /** An id with a secret. */
    public record Login(String id, String secret) {
        @Override
        public String toString() {
            return "Login[" + id + "]";
        }
    }

    /** Reads both places; an {@code Authorization} of another scheme is none of ours. */
    public static ClientCredentials read(
            List<String> authorization, @Nullable String formId, @Nullable String formSecret) {
        boolean basic = authorization.stream().anyMatch(ClientCredentials::isBasic);
        return new ClientCredentials(
                !basic ? null : authorization.size() > 1 ? List.of() : logins(authorization.get(0)),
                formId,
                formSecret);
    }

    /** The id that this names, by whichever way; empty when the two ways differ or there is none. */
    public Optional<String> id() {
        if (basic == null) {
            return Optional.ofNullable(formId);
        }
        return basic.stream().map(Login::id).findFirst();
    }

    /** Whether an {@code Authorization} header is of the Basic scheme, whatever else is wrong with it. */
    public static boolean isBasic(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }

    /**
     * The id and secret as they are, and as they would read if they had been form-encoded first, which the RFC asks
     * for and many clients forget: a secret in base64 has a plus sign.
     */
    private static List<Login> logins(String header) {
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(decoded, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 1) {
                return List.of();
            }
            Login plain = new Login(text.substring(0, colon), text.substring(colon + 1));
            return List.of(plain, formDecoded(plain));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Login formDecoded(Login login) {
        try {
            return new Login(
                    URLDecoder.decode(login.id(), StandardCharsets.UTF_8),
                    URLDecoder.decode(login.secret(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return login;
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[..]";
    }
}
