package dev.gatehouse.edge.audit;

import static dev.gatehouse.token.Refusal.*;

import dev.gatehouse.token.Refusal;
import java.util.Locale;
import java.util.Set;

/** The checks in the order in which a request meets them, each with the refusals it ends in. */
enum Check {
    FORM(REQUEST_MALFORMED, HEADER_TOO_LARGE),
    METHOD(METHOD_NOT_ALLOWED),
    PATH(PATH_AMBIGUOUS),
    ROUTE(ROUTE_UNKNOWN),
    CREDENTIAL(CREDENTIALS_AMBIGUOUS, TOKEN_MISSING, ORIGIN_FORBIDDEN),
    SESSION(SESSION_MISSING, SESSION_EXPIRED, ADAPTER_UNAVAILABLE),
    TOKEN_FORM(TOKEN_MALFORMED),
    ALGORITHM(TOKEN_ALGORITHM),
    TYPE(TOKEN_TYPE),
    KEY(TOKEN_KEY_UNKNOWN),
    SIGNATURE(TOKEN_SIGNATURE),
    ISSUER(TOKEN_ISSUER),
    SUBJECT(TOKEN_SUBJECT),
    EXPIRY(TOKEN_EXPIRED),
    START(TOKEN_NOT_YET_VALID),
    LIFETIME(TOKEN_LIFETIME),
    AUDIENCE(TOKEN_AUDIENCE),
    REVOCATION(TOKEN_REVOKED, TOKEN_OUTDATED, REVOCATION_STALE),
    IMPERSONATION(IMPERSONATION_FORBIDDEN),
    ROLES(ROLE_MISSING),
    SCOPES(SCOPE_MISSING),
    LIMIT(RATE_LIMITED),
    BODY(BODY_TOO_LARGE),
    UPSTREAM(UPSTREAM_UNAVAILABLE, UPSTREAM_CIRCUIT_OPEN, UPSTREAM_TIMEOUT);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<Refusal> refusals;

    Check(Refusal... refusals) {
        this.refusals = Set.of(refusals);
    }

    boolean refuses(Refusal reason) {
        return refusals.contains(reason);
    }

    boolean judgesTheCaller() {
        return compareTo(CREDENTIAL) >= 0 && compareTo(SCOPES) <= 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
