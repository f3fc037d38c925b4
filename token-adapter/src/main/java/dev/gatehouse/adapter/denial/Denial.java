package dev.gatehouse.adapter.denial;

import java.util.Locale;

/**
 * Every reason for which the adapter says no, in Keycloak's words and with its statuses.
 *
 * <p>{@link #error} and status are public contract. Add constants; never rename or reuse one.
 */
public enum Denial {
    REALM_UNKNOWN(404, "Realm does not exist"),
    PATH_UNKNOWN(404, "HTTP 404 Not Found"),
    PROTOCOL_UNKNOWN(404, "Protocol not found"),
    METHOD_NOT_ALLOWED(405, "HTTP 405 Method Not Allowed"),
    ORIGIN_FORBIDDEN(403, "Invalid origin"),

    FORM_MALFORMED(400, "invalid_request", "Malformed form: write key=value pairs, percent-encoded as UTF-8"),
    TOO_MANY_PARAMETERS(400, "invalid_request", "More than 100 parameters"),
    BODY_TOO_LARGE(413, "invalid_request", "Request body larger than 64 KiB"),
    PARAMETER_DUPLICATED(400, "invalid_request", "duplicated parameter"),
    HTTP_MALFORMED(400, "invalid_request", "Malformed HTTP"),
    HEAD_TOO_LARGE(431, "invalid_request", "Request head larger than 32 KiB"),
    TOO_MANY_FAILURES(429, "temporarily_unavailable", "Too many failures from this address: try again later"),
    GRANT_TYPE_MISSING(400, "invalid_request", "Missing form parameter: grant_type"),
    GRANT_TYPE_UNSUPPORTED(400, "unsupported_grant_type", "Unsupported grant_type"),
    PASSWORD_FORBIDDEN(400, "unauthorized_client", "Client not allowed for direct access grants"),
    SERVICE_ACCOUNT_OF_PUBLIC_CLIENT(
            401, "unauthorized_client", "Public client not allowed to retrieve service account"),
    SERVICE_ACCOUNT_NOT_ENABLED(401, "unauthorized_client", "Client not enabled to retrieve service account"),

    /** From here to the blank line: shown to people, because there is no client that could be told. */
    REDIRECT_URI_INVALID(400, "invalid_request", "Invalid parameter: redirect_uri"),
    CLIENT_NOT_FOUND(400, "invalid_client", "Client not found."),
    CLIENT_DISABLED(400, "invalid_client", "Client disabled."),
    AUTHORIZATION_MALFORMED(400, "invalid_request", "Invalid Request"),
    REGISTRATION_FORBIDDEN(400, "access_denied", "Registration not allowed"),
    LOGOUT_HINT_MISSING(400, "invalid_request", "Missing parameters: id_token_hint"),
    LOGOUT_HINT_INVALID(400, "invalid_request", "Invalid parameter: id_token_hint"),
    LOGOUT_REDIRECT_INVALID(400, "invalid_request", "Invalid redirect uri"),

    CLIENT_UNKNOWN(401, "invalid_client", "Invalid client or Invalid client credentials"),
    CLIENT_SECRET_WRONG(401, "unauthorized_client", "Invalid client or Invalid client credentials"),

    EXCHANGE_NOT_ENABLED(400, "invalid_request", "Standard token exchange is not enabled for the requested client"),
    SUBJECT_TOKEN_MISSING(400, "invalid_request", "Parameter 'subject_token' required for standard token exchange"),
    SUBJECT_TOKEN_TYPE_MISSING(
            400, "invalid_request", "Parameter 'subject_token_type' required for standard token exchange"),
    SUBJECT_TOKEN_TYPE_UNSUPPORTED(400, "invalid_request", "subject_token_type unsupported"),
    REQUESTED_TOKEN_TYPE_UNSUPPORTED(400, "invalid_request", "requested_token_type unsupported"),
    /** Not the client's own, nor meant for it. */
    SUBJECT_TOKEN_OF_OTHERS(403, "access_denied", "Client is not within the token audience"),
    /** None of ours: RFC 8693 section 2.2.2 wants {@code invalid_request}. */
    SUBJECT_TOKEN_INVALID(400, "invalid_request", "Invalid token"),
    /** Well signed, and the session behind it is over. */
    SUBJECT_SESSION_OVER(400, "invalid_request", "Invalid token"),
    SUBJECT_BANNED(400, "invalid_request", "User disabled"),
    SCOPE_UNKNOWN(400, "invalid_scope", "Invalid scopes: "),
    AUDIENCE_UNKNOWN(400, "invalid_target", "Audience not found"),

    /** From here to the blank line: told to the client by way of the browser (RFC 6749 section 4.1.2.1). */
    AUTHORIZATION_PARAMETER_DUPLICATED(302, "invalid_request", "duplicated parameter"),
    RESPONSE_TYPE_MISSING(302, "invalid_request", "Missing parameter: response_type"),
    RESPONSE_TYPE_UNSUPPORTED(302, "unsupported_response_type"),
    IMPLICIT_FLOW_FORBIDDEN(
            302,
            "unauthorized_client",
            "Client is not allowed to initiate browser login with given response_type."
                    + " Implicit flow is disabled for the client."),
    RESPONSE_MODE_INVALID(302, "invalid_request", "Invalid parameter: response_mode"),
    AUTHORIZATION_SCOPE_UNKNOWN(302, "invalid_scope", "Invalid scopes: "),
    CHALLENGE_METHOD_MISSING(302, "invalid_request", "Missing parameter: code_challenge_method"),
    CHALLENGE_METHOD_WRONG(
            302, "invalid_request", "Invalid parameter: code challenge method is not matching the configured one"),
    CHALLENGE_MALFORMED(302, "invalid_request", "Invalid parameter: code_challenge"),
    LOGIN_REQUIRED(302, "login_required"),

    CODE_NOT_ENABLED(400, "unauthorized_client", "Client not allowed for the authorization code flow"),
    CODE_MISSING(400, "invalid_request", "Missing parameter: code"),
    CODE_INVALID(400, "invalid_grant", "Code not valid"),
    /** What it gave has ended. */
    CODE_REUSED(400, "invalid_grant", "Code not valid"),
    CODE_OF_OTHER_CLIENT(400, "invalid_grant", "Auth error: Found different client_id in clientSession"),
    REDIRECT_URI_WRONG(400, "invalid_grant", "Incorrect redirect_uri"),
    VERIFIER_MISSING(400, "invalid_grant", "PKCE code verifier not specified"),
    VERIFIER_MALFORMED(400, "invalid_grant", "PKCE verification failed: Invalid code verifier"),
    VERIFIER_WRONG(400, "invalid_grant", "PKCE verification failed: Code mismatch"),
    VERIFIER_WITHOUT_CHALLENGE(
            400, "invalid_grant", "PKCE code verifier specified but challenge not present in authorization"),

    REFRESH_NOT_ENABLED(400, "unauthorized_client", "Client not allowed for refresh tokens"),
    REFRESH_TOKEN_MISSING(400, "invalid_request", "No refresh token"),
    REFRESH_TOKEN_INVALID(400, "invalid_grant", "Invalid refresh token"),
    REFRESH_TOKEN_EXPIRED(400, "invalid_grant", "Token is not active"),
    REFRESH_TOKEN_OF_OTHER_CLIENT(
            400, "invalid_grant", "Invalid refresh token. Token client and authorized client don't match"),
    REFRESH_TOKEN_REUSED(400, "invalid_grant", "Maximum allowed refresh token reuse exceeded"),
    REFRESH_TOKEN_STALE(400, "invalid_grant", "Stale token"),
    /** The family ended when one of its tokens was used again. */
    FAMILY_ENDED(400, "invalid_grant", "Session doesn't have required client"),
    SESSION_ENDED(400, "invalid_grant", "Session not active"),
    USER_BANNED(400, "invalid_grant", "User disabled"),

    TOKEN_NOT_PROVIDED(400, "invalid_request", "Token not provided"),
    TOKEN_OF_OTHER_CLIENT(400, "invalid_request", "Unmatching clients"),

    EVENT_SIGNATURE_WRONG(401, "invalid_signature", "Signature missing, wrong, or more than 5 minutes off"),
    EVENT_MALFORMED(400, "invalid_request", "Malformed event: write id, type, and sessionId or userId"),

    INTROSPECT_FORBIDDEN(403, "invalid_request", "Client not allowed."),
    INTROSPECT_SECRET_WRONG(401, "invalid_client", "Client authentication failed."),
    INTROSPECT_TOKEN_MISSING(400, "invalid_request", "Token not provided."),
    INTROSPECT_HINT_UNKNOWN(400, "invalid_request", "Unsupported token type."),

    BEARER_MISSING(401, "HTTP 401 Unauthorized"),
    BEARER_TWICE(400, "invalid_request", "More than one method used for including an access token"),
    BEARER_INVALID(401, "invalid_token", "Token verification failed"),
    /** Well signed, and nothing lives that it belongs to. */
    BEARER_SESSION_OVER(401, "invalid_token", "user_session_not_found"),
    OPENID_MISSING(403, "insufficient_scope", "Missing openid scope"),

    ADMIN_UNAUTHORIZED(401, "HTTP 401 Unauthorized"),
    ADMIN_FORBIDDEN(403, "HTTP 403 Forbidden"),

    FEED_FORBIDDEN(403, "access_denied", "Client not allowed to read revocations"),
    FEED_FULL(503, "temporarily_unavailable", "Too many read the revocations already: try again"),

    SESSIONS_UNREACHABLE(503, "temporarily_unavailable", "The sign-in server cannot be asked: try again"),
    STORE_UNAVAILABLE(503, "temporarily_unavailable", "The token store is busy: try again"),
    UNEXPECTED(500, "server_error", "An error on our side: its details are in the log");

    private final int status;
    private final String error;
    private final String description;

    Denial(int status, String error) {
        this(status, error, "");
    }

    Denial(int status, String error, String description) {
        this.status = status;
        this.error = error;
        this.description = description;
    }

    /** The HTTP status, 4xx or 5xx; 302 where a browser takes it to the client. */
    public int status() {
        return status;
    }

    /** {@code error}: a code of RFC 6749 section 5.2, or Keycloak's sentence where there is no description. */
    public String error() {
        return error;
    }

    /** {@code error_description}; empty where Keycloak writes none. */
    public String description() {
        return description;
    }

    /** The reason in lower case, such as {@code refresh_token_reused}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
