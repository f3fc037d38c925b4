package dev.gatehouse.adapter;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Requests that nobody means, and the status and {@code error} that each gets. */
final class MalformedRequests {

    private static final String TOKEN = "/realms/main/protocol/openid-connect/token";
    private static final String REVOKE = "/realms/main/protocol/openid-connect/revoke";
    private static final String LOGOUT = "/realms/main/protocol/openid-connect/logout";
    private static final String INTROSPECT = TOKEN + "/introspect";
    private static final String FEED = "/realms/main/revocations";
    private static final String EVENTS = "/realms/main/events/better-auth";
    private static final String USERS = "/admin/realms/main/users/";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String END = "Host: a\r\nConnection: close\r\n";
    private static final String EXCHANGE = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String REFRESH = "grant_type=refresh_token&client_id=web&refresh_token=";
    private static final String OPS = "Authorization: Basic b3BzOm9wcy1zZWNyZXQ=\r\n";

    private MalformedRequests() {}

    static Stream<Arguments> all() {
        return Stream.of(http(), paths(), forms(), clients(), grants(), others())
                .flatMap(cases -> cases);
    }

    private static Arguments expect(String answer, String name, String bytes) {
        return Arguments.of(name, answer, bytes);
    }

    private static Arguments head(String answer, String name, String requestLine, String headers) {
        return expect(answer, name, requestLine + "\r\n" + END + headers + "\r\n");
    }

    private static Arguments form(String answer, String name, String path, String body) {
        return form(answer, name, path, "", body);
    }

    private static Arguments form(String answer, String name, String path, String headers, String body) {
        return expect(
                answer,
                name,
                "POST " + path + " HTTP/1.1\r\n" + END + headers + FORM + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static Arguments token(String answer, String name, String body) {
        return form(answer, name, TOKEN, body);
    }

    private static Stream<Arguments> http() {
        String post = "POST " + TOKEN + " HTTP/1.1";
        String bad = "400 invalid_request";
        return Stream.of(
                expect(bad, "no HTTP at all", "GARBAGE\r\n\r\n"),
                expect(bad, "zero bytes", "\0\0\0\0\r\n\r\n"),
                expect(bad, "TLS on a plain port", "\u0016\u0003\u0001\0\u00a5\u0001\0\0\r\n\r\n"),
                expect(bad, "a method alone", "POST\r\n\r\n"),
                head(bad, "no version", "POST " + TOKEN, ""),
                head(bad, "no such protocol", "POST " + TOKEN + " HTTPS/1.1", ""),
                head(bad, "no such version", "POST " + TOKEN + " HTTP/x.y", ""),
                head(bad, "a target with a space", "POST " + TOKEN + " x HTTP/1.1", ""),
                head(bad, "a broken escape in the target", "POST " + TOKEN + "%zz HTTP/1.1", ""),
                head(bad, "a bracket in the target", "POST /[ HTTP/1.1", ""),
                head("404 HTTP 404 Not Found", "a broken authority in the target", "POST http://[::1 HTTP/1.1", ""),
                head(bad, "a header without a colon", post, "Nonsense\r\n"),
                head(bad, "a header with a blank in its name", post, "Content Length: 0\r\n"),
                head(bad, "a header without a name", post, ": x\r\n"),
                head(bad, "a header with a zero byte", post, "X-A: a\0b\r\n"),
                head(bad, "a length that is no number", post, "Content-Length: ten\r\n"),
                head(bad, "a negative length", post, "Content-Length: -1\r\n"),
                head(bad, "two lengths", post, "Content-Length: 1\r\nContent-Length: 2\r\n"),
                head("431 invalid_request", "a header too long", post, "X-A: " + "a".repeat(40_000) + "\r\n"),
                head("431 invalid_request", "too many headers", post, "X-A: aaaaaaaa\r\n".repeat(4_000)),
                head("431 invalid_request", "a cookie too long", post, "Cookie: a=" + "a".repeat(33_000) + "\r\n"),
                head("431 invalid_request", "a target too long", "POST /" + "a".repeat(40_000) + " HTTP/1.1", ""));
    }

    private static Stream<Arguments> paths() {
        String missing = "404 HTTP 404 Not Found";
        String method = "405 HTTP 405 Method Not Allowed";
        return Stream.of(
                head(missing, "two slashes", "POST /" + TOKEN + " HTTP/1.1", ""),
                head(missing, "dots", "POST /realms/main/x/../protocol/openid-connect/token HTTP/1.1", ""),
                head(
                        "404 Realm does not exist",
                        "an encoded slash",
                        "POST /realms/main%2Fprotocol/openid-connect/token HTTP/1.1",
                        ""),
                head("404 Realm does not exist", "a zero byte for a realm", "POST /realms/%00/x HTTP/1.1", ""),
                head("404 Realm does not exist", "a line for a realm", "POST /realms/%0d%0aX-A:b HTTP/1.1", ""),
                head("404 Realm does not exist", "dots for a realm", "GET /realms/..%2f..%2fetc HTTP/1.1", ""),
                head("404 Protocol not found", "another protocol", "GET /realms/main/protocol/saml HTTP/1.1", ""),
                head(missing, "a path parameter", "POST " + TOKEN + ";a=b HTTP/1.1", ""),
                head(method, "a method of nobody's", "BREW " + TOKEN + " HTTP/1.1", ""),
                head(method, "TRACE", "TRACE " + TOKEN + " HTTP/1.1", ""),
                head(method, "GET for tokens", "GET " + TOKEN + "?grant_type=password HTTP/1.1", ""),
                head(method, "POST for revocations", "POST " + FEED + " HTTP/1.1", ""),
                head(method, "a preflight of introspection", "OPTIONS " + INTROSPECT + " HTTP/1.1", ""));
    }

    private static Stream<Arguments> forms() {
        String bad = "400 invalid_request";
        String chunked = "POST " + TOKEN + " HTTP/1.1\r\n" + END + FORM + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                token(bad, "nothing", ""),
                token(bad, "ampersands", "&&&&"),
                token(bad, "an equals sign", "="),
                token(bad, "half an escape", "grant_type=%"),
                token(bad, "no hex", "grant_type=%qq"),
                token(bad, "no UTF-8", "grant_type=%C0%AF"),
                token(bad, "raw bytes that are no UTF-8", "grant_type=\u00ff\u00fe"),
                token(bad, "JSON", "{\"grant_type\":\"password\"}"),
                token(bad, "a parameter twice", "grant_type=password&grant_type=password"),
                token(bad, "a parameter twice, once encoded", "client_id=web&client%5fid=web"),
                token(bad, "101 parameters", numbered(101)),
                token("413 invalid_request", "a body too large", "x=" + "a".repeat(70_000)),
                expect(
                        "413 invalid_request",
                        "chunks too large",
                        chunked + "11170\r\n" + "a".repeat(70_000) + "\r\n0\r\n\r\n"),
                expect(bad, "an empty chunked body", chunked + "0\r\n\r\n"),
                head(bad, "no content type", "POST " + TOKEN + " HTTP/1.1", ""),
                head(
                        bad,
                        "another content type",
                        "POST " + TOKEN + " HTTP/1.1",
                        "Content-Type: multipart/form-data\r\n"),
                head(bad, "the grant in the query", "POST " + TOKEN + "?grant_type=refresh_token HTTP/1.1", FORM));
    }

    private static Stream<Arguments> clients() {
        String unknown = "401 invalid_client";
        String wrong = "401 unauthorized_client";
        String grant = "grant_type=client_credentials";
        return Stream.of(
                token(unknown, "no client", grant),
                token(unknown, "an empty client", grant + "&client_id="),
                token(unknown, "lines for a client", grant + "&client_id=a%0d%0ab"),
                token(unknown, "a long client", grant + "&client_id=" + "a".repeat(60_000)),
                token(wrong, "no secret", grant + "&client_id=edge"),
                token(wrong, "a long secret", grant + "&client_id=edge&client_secret=" + "a".repeat(60_000)),
                form(unknown, "Basic without credentials", TOKEN, "Authorization: Basic\r\n", grant),
                form(unknown, "Basic that is no base64", TOKEN, "Authorization: Basic \u00e4\u00f6!\r\n", grant),
                form(unknown, "Basic without a colon", TOKEN, "Authorization: Basic YWJj\r\n", grant),
                form(unknown, "Basic twice", TOKEN, OPS + OPS, grant),
                form(unknown, "no client to revoke", REVOKE, "token=x"),
                form(unknown, "no client to log out", LOGOUT, "refresh_token=x"),
                form(unknown, "no client to introspect", INTROSPECT, "token=x"),
                head(unknown, "no client for the feed", "GET " + FEED + " HTTP/1.1", ""));
    }

    private static Stream<Arguments> grants() {
        String bad = "400 invalid_request";
        String invalid = "400 invalid_grant";
        String subject = EXCHANGE + "&client_id=web&subject_token_type=urn:gatehouse:params:oauth:token-type:";
        String none = "eyJhbGciOiJub25lIn0.eyJqdGkiOiJhLjAifQ.";
        return Stream.of(
                token("400 unsupported_grant_type", "a grant of nobody's", "grant_type=%00&client_id=web"),
                token(
                        "400 unauthorized_client",
                        "a password",
                        "grant_type=password&client_id=web&username=a&password=b"),
                token(bad, "no refresh token", "grant_type=refresh_token&client_id=web"),
                token(invalid, "no JWT", REFRESH + "x"),
                token(invalid, "dots", REFRESH + ".."),
                token(invalid, "a thousand dots", REFRESH + ".".repeat(1_000)),
                token(invalid, "a token of 60,000 characters", REFRESH + "a".repeat(60_000)),
                token(invalid, "an unsigned token", REFRESH + none),
                token(bad, "no subject", EXCHANGE + "&client_id=web"),
                token(bad, "no type of subject", EXCHANGE + "&client_id=web&subject_token=x"),
                token(bad, "another type of subject", subject + "tea&subject_token=x"),
                token(bad, "a subject that is no cookie", subject + "better-auth-session&subject_token=x"),
                token(bad, "a subject with lines", subject + "better-auth-session&subject_token=a%0d%0ab.c"),
                token(
                        "400 invalid_scope",
                        "a scope with lines",
                        subject + "better-auth-session&subject_token=x&scope=a%0d%0ab"));
    }

    private static Stream<Arguments> others() {
        String bad = "400 invalid_request";
        String events = "POST " + EVENTS + " HTTP/1.1";
        return Stream.of(
                form(bad, "no token to revoke", REVOKE, "client_id=web"),
                form("400 invalid_grant", "no token of ours to log out", LOGOUT, "client_id=web&refresh_token=x"),
                form(bad, "no token to introspect", INTROSPECT, OPS, ""),
                form(bad, "a hint of nobody's", INTROSPECT, OPS, "token=x&token_type_hint=tea"),
                head("401 invalid_signature", "an event without a signature", events, "Content-Length: 0\r\n"),
                head(
                        "401 invalid_signature",
                        "an event of the year 0",
                        events,
                        "X-Gatehouse-Timestamp: -99999999999\r\nX-Gatehouse-Signature: v1=00\r\n"),
                head("401 HTTP 401 Unauthorized", "nobody for an admin", "GET " + USERS + "a/sessions HTTP/1.1", ""),
                head(
                        "401 HTTP 401 Unauthorized",
                        "an empty bearer for an admin",
                        "GET " + USERS + "a/sessions HTTP/1.1",
                        "Authorization: Bearer \r\n"),
                head(
                        "401 HTTP 401 Unauthorized",
                        "another scheme for an admin",
                        "DELETE /admin/realms/main/sessions/a HTTP/1.1",
                        "Authorization: Negotiate abc\r\n"),
                form("413 invalid_request", "an event too large", EVENTS, "x".repeat(70_000)));
    }

    private static String numbered(int most) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < most; i++) {
            form.append("&p").append(i).append("=x");
        }
        return form.toString();
    }
}
