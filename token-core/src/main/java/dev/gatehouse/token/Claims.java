package dev.gatehouse.token;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, read once and never changed (RFC 7519 section 4). Whether it may be believed is the
 * {@link Verdict}'s business.
 */
public final class Claims {

    /** The last second of the year 9999: what is later is no date that anybody meant. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final Map<String, @Nullable Object> members;

    /** Of {@link StrictJson#read}, whose maps and lists cannot be changed. */
    Claims(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** {@code sub}: the Better Auth user id, or {@code service-account-<client>}; empty when absent. */
    public String subject() {
        return textOrEmpty("sub");
    }

    /** {@code iss}: who made the token; empty when absent. */
    public String issuer() {
        return textOrEmpty("iss");
    }

    /** {@code typ}: {@code Bearer} in an access token; empty when absent. */
    public String type() {
        return textOrEmpty("typ");
    }

    /** {@code sid}: the id of the Better Auth session, never its token; empty when absent. */
    public String sessionId() {
        return textOrEmpty("sid");
    }

    /** {@code azp}: the client that the token was made for; empty when absent. */
    public String clientId() {
        return textOrEmpty("azp");
    }

    /** {@code jti}: the id of this token; empty when absent. */
    public String tokenId() {
        return textOrEmpty("jti");
    }

    /** {@code exp}: the first instant at which the token is no longer valid. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(seconds("exp").orElseThrow());
    }

    /** {@code iat}: when the token was made. */
    public Instant issuedAt() {
        return Instant.ofEpochSecond(seconds("iat").orElseThrow());
    }

    /** {@code aud} as a list, whether it was written as one or as a single text; empty when absent. */
    public List<String> audience() {
        return members.get("aud") instanceof String single ? List.of(single) : texts("aud");
    }

    /** {@code scope}, split at its spaces (RFC 6749 section 3.3); empty when absent. */
    public List<String> scopes() {
        return Stream.of(textOrEmpty("scope").split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /** {@code realm_access.roles}, as Keycloak spells it; empty when absent. */
    public List<String> roles() {
        return texts("realm_access.roles");
    }

    /**
     * The value at {@code path}, a claim's name or, where no claim has that name, names joined by dots that lead into
     * objects; null when there is none. Strings, booleans, numbers, lists and maps.
     */
    public @Nullable Object at(String path) {
        Object direct = members.get(path);
        int dot = direct == null ? path.indexOf('.') : -1;
        if (dot < 0) {
            return direct;
        }
        Object value = members;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    /** All claims by name, in the order of the token. Cannot be changed. */
    public Map<String, @Nullable Object> members() {
        return members;
    }

    /**
     * Whether {@code exp} and {@code iat} are dates, and the optional claims that decide about a token are of their type:
     * a {@code jti} that is no text would slip past whoever looks for it among the revoked ones.
     */
    boolean wellTyped() {
        return seconds("exp").isPresent()
                && seconds("iat").isPresent()
                && (seconds("nbf").isPresent() || absent("nbf"))
                && (members.get("jti") instanceof String || absent("jti"))
                && (members.get("sid") instanceof String || absent("sid"));
    }

    /** Whether {@code aud} is absent, a text or a list of nothing but texts (RFC 7519 section 4.1.3). */
    boolean audienceWellTyped() {
        Object aud = members.get("aud");
        return aud instanceof List<?> list
                ? list.stream().allMatch(String.class::isInstance)
                : aud instanceof String || absent("aud");
    }

    private boolean absent(String name) {
        return members.get(name) == null;
    }

    /** A NumericDate (RFC 7519 section 2) in whole seconds, rounded down; empty when absent or no date. */
    Optional<Long> seconds(String name) {
        if (!(members.get(name) instanceof Number number)) {
            return Optional.empty();
        }
        double approximate = number.doubleValue();
        if (!(approximate >= 0 && approximate <= LAST_SECOND)) {
            return Optional.empty();
        }
        return Optional.of(
                number instanceof BigDecimal decimal
                        ? decimal.setScale(0, RoundingMode.FLOOR).longValue()
                        : number.longValue());
    }

    private String textOrEmpty(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private List<String> texts(String path) {
        return at(path) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** The names only: values are personal and may be what an attacker wrote. */
    @Override
    public String toString() {
        return "Claims" + members.keySet();
    }
}
