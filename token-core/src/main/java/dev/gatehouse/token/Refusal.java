package dev.gatehouse.token;

import java.util.Locale;

/**
 * Every reason for which the edge says no to a request, in the order in which the checks are made.
 *
 * <p>The {@linkplain #code() code} is public contract: clients switch on it, dashboards count it. Add constants; never
 * rename or reuse one.
 */
public enum Refusal {
    PATH_AMBIGUOUS(400, Retry.NEVER, "The path could be read in two ways"),
    REQUEST_MALFORMED(400, Retry.NEVER, "The request is not well-formed HTTP"),
    METHOD_NOT_ALLOWED(405, Retry.NEVER, "The method is not allowed"),
    HEADER_TOO_LARGE(431, Retry.NEVER, "The request head is too large"),
    ROUTE_UNKNOWN(404, Retry.NEVER, "No route matches the path"),
    CREDENTIALS_AMBIGUOUS(400, Retry.NEVER, "The request carries more than one credential"),

    /** No credential at all: RFC 6750 section 3.1 forbids an error code here. */
    TOKEN_MISSING(401, Retry.LOGIN, "The request carries no access token"),
    TOKEN_MALFORMED(401, Retry.LOGIN, "The access token is not a well-formed JWT"),
    TOKEN_ALGORITHM(401, Retry.LOGIN, "The access token names an algorithm its key is not for"),
    TOKEN_TYPE(401, Retry.LOGIN, "The token is not an access token"),
    TOKEN_KEY_UNKNOWN(401, Retry.LOGIN, "The access token was signed by a key that is not in force"),
    TOKEN_SIGNATURE(401, Retry.LOGIN, "The signature of the access token does not match"),
    TOKEN_ISSUER(401, Retry.LOGIN, "The access token is from another issuer"),
    TOKEN_SUBJECT(401, Retry.LOGIN, "The access token names no subject"),
    TOKEN_EXPIRED(401, Retry.REFRESH, "The access token has expired"),
    TOKEN_NOT_YET_VALID(401, Retry.LOGIN, "The access token is not valid yet"),
    TOKEN_LIFETIME(401, Retry.LOGIN, "The access token lives longer than is allowed"),
    TOKEN_AUDIENCE(401, Retry.LOGIN, "The access token is for another audience"),
    TOKEN_REVOKED(401, Retry.LOGIN, "The access token has been revoked"),

    /** The same code to the world: only the age of the token was revoked, so a fresh one will do. */
    TOKEN_OUTDATED(401, Retry.REFRESH, "The access token has been revoked", "token_revoked"),

    SESSION_MISSING(401, Retry.LOGIN, "The cookie belongs to no session"),
    SESSION_EXPIRED(401, Retry.LOGIN, "The session has ended"),
    ORIGIN_FORBIDDEN(403, Retry.NEVER, "The request comes from an origin that may not send it"),
    IMPERSONATION_FORBIDDEN(403, Retry.NEVER, "The route is closed to an admin who acts as somebody else"),
    ROLE_MISSING(403, Retry.NEVER, "A role that the route asks for is missing"),
    SCOPE_MISSING(403, Retry.NEVER, "A scope that the route asks for is missing"),

    RATE_LIMITED(429, Retry.LATER, "Too many requests"),
    BODY_TOO_LARGE(413, Retry.NEVER, "The request body is too large"),
    ADAPTER_UNAVAILABLE(503, Retry.LATER, "The sessions cannot be checked right now"),
    REVOCATION_STALE(503, Retry.LATER, "It is not known right now which tokens have been revoked"),
    UPSTREAM_UNAVAILABLE(502, Retry.LATER, "The service behind the gateway cannot be reached"),
    UPSTREAM_CIRCUIT_OPEN(503, Retry.LATER, "The service behind the gateway is given time to recover"),
    UPSTREAM_TIMEOUT(504, Retry.LATER, "The service behind the gateway did not answer in time");

    /** What the caller can do so that the same request succeeds. */
    public enum Retry {
        /** Nothing: the same request will fail again. */
        NEVER,
        /** Get a new access token with the refresh token. */
        REFRESH,
        /** Sign in again. */
        LOGIN,
        /** Wait, then send the same request. */
        LATER;

        /** The word in the problem document, such as {@code refresh}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int status;
    private final Retry retry;
    private final String title;
    private final String code;

    Refusal(int status, Retry retry, String title) {
        this(status, retry, title, "");
    }

    Refusal(int status, Retry retry, String title, String sharedCode) {
        this.status = status;
        this.retry = retry;
        this.title = title;
        this.code = sharedCode.isEmpty() ? name().toLowerCase(Locale.ROOT) : sharedCode;
    }

    /** The HTTP status, 4xx or 5xx. */
    public int status() {
        return status;
    }

    public Retry retry() {
        return retry;
    }

    /** One sentence for people, the same for every request: it holds no value of the token. */
    public String title() {
        return title;
    }

    /** The reason in lower case, such as {@code token_expired}. */
    public String code() {
        return code;
    }

    /**
     * The {@code error} of RFC 6750 section 3.1 that goes into {@code WWW-Authenticate}; empty where there is none,
     * because no credential was sent or because no token would change the answer.
     */
    public String bearerError() {
        if (this == SCOPE_MISSING) {
            return "insufficient_scope";
        }
        return status == 401 && this != TOKEN_MISSING ? "invalid_token" : "";
    }
}
