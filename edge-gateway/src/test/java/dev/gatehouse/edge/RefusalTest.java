package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refused caller is told, on the wire: one request for each reason that the edge has by itself. */
class RefusalTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    /**
     * A request and what is said to it.
     *
     * @param error the parameters of the challenge after the realm; empty where there are none
     */
    record Refused(String code, int status, String retry, String title, String error, List<String> request) {

        Answer send() {
            return EDGE.client().send(request.get(0), request.stream().skip(1).toArray(String[]::new));
        }

        String challenge() {
            return switch (status) {
                case 401, 403 -> "Bearer realm=\"gatehouse\"" + (error.isEmpty() ? "" : parameters());
                default -> "";
            };
        }

        private String parameters() {
            return ", error=\"" + error + "\", error_description=\"" + title + "\"";
        }

        @Override
        public String toString() {
            return code;
        }
    }

    private static Refused badToken(String code, String title, Tokens token) {
        return badToken(code, title, token.text());
    }

    private static Refused badToken(String code, String title, String token) {
        String retry = code.equals("token_expired") ? "refresh" : "login";
        return new Refused(
                code,
                401,
                retry,
                title,
                "invalid_token",
                List.of("GET /tasks/1 HTTP/1.1", "Authorization: Bearer " + token));
    }

    private static Refused refused(int status, String code, String title, String... request) {
        return new Refused(code, status, "never", title, "", List.of(request));
    }

    static Stream<Refused> reasons() {
        return Stream.concat(tokens(), requests());
    }

    private static Stream<Refused> tokens() {
        return Stream.of(
                badToken("token_malformed", "The access token is not a well-formed JWT", "no.token.atall"),
                badToken(
                        "token_algorithm",
                        "The access token names an algorithm its key is not for",
                        token().header("{\"alg\":\"none\"}")),
                badToken("token_type", "The token is not an access token", token().claim("typ", "Refresh")),
                badToken(
                        "token_key_unknown",
                        "The access token was signed by a key that is not in force",
                        token().signedBy("k9:a-secret-that-nobody-told-the-edge-about")),
                badToken(
                        "token_signature",
                        "The signature of the access token does not match",
                        token().signedBy("k2:a-secret-that-nobody-told-the-edge-about")),
                badToken(
                        "token_issuer",
                        "The access token is from another issuer",
                        token().claim("iss", "http://adapter.test/realms/other")),
                badToken("token_subject", "The access token names no subject", token().without("sub")),
                badToken("token_expired", "The access token has expired", token().expiredFor("1m")),
                badToken("token_not_yet_valid", "The access token is not valid yet", token().issuedIn("1m")),
                badToken("token_lifetime", "The access token lives longer than is allowed", token().livingFor("2h")),
                new Refused(
                        "token_audience",
                        401,
                        "login",
                        "The access token is for another audience",
                        "invalid_token",
                        List.of(
                                "GET /reports/1 HTTP/1.1",
                                token().audience("tasks-api").bearer())),
                new Refused(
                        "token_missing",
                        401,
                        "login",
                        "The request carries no access token",
                        "",
                        List.of("GET /tasks/1 HTTP/1.1")));
    }

    private static Stream<Refused> requests() {
        return Stream.of(
                refused(400, "path_ambiguous", "The path could be read in two ways", "GET /tasks//1 HTTP/1.1"),
                refused(
                        400,
                        "credentials_ambiguous",
                        "The request carries more than one credential",
                        "GET /tasks/1 HTTP/1.1",
                        token().bearer(),
                        token().bearer()),
                refused(404, "route_unknown", "No route matches the path", "GET /nowhere HTTP/1.1"),
                refused(405, "method_not_allowed", "The method is not allowed", "TRACE /tasks/1 HTTP/1.1"),
                refused(
                        403,
                        "role_missing",
                        "A role that the route asks for is missing",
                        "GET /admin/1 HTTP/1.1",
                        token().bearer()),
                new Refused(
                        "scope_missing",
                        403,
                        "never",
                        "A scope that the route asks for is missing",
                        "insufficient_scope",
                        List.of("GET /write/1 HTTP/1.1", token().bearer())),
                refused(
                        431,
                        "header_too_large",
                        "The request head is too large",
                        "GET /tasks/1 HTTP/1.1",
                        token().subject("u".repeat(4100)).bearer()));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void hasItsStatus(Refused refused) {
        assertThat(refused.send().status()).isEqualTo(refused.status());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void saysWhyAndWhatToDoInAProblemDocument(Refused refused) {
        Answer answer = refused.send();

        assertThat(answer.body())
                .isEqualTo(("{'type':'urn:gatehouse:problem:%s','title':'%s','status':%d,'code':'%s','retry':'%s',"
                                + "'request_id':'%s'}")
                        .replace('\'', '"')
                        .formatted(
                                refused.code(),
                                refused.title(),
                                refused.status(),
                                refused.code(),
                                refused.retry(),
                                answer.header("X-Request-Id")));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void isTypedAsAProblem(Refused refused) {
        assertThat(refused.send().header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void challengesAsRfc6750Asks(Refused refused) {
        assertThat(refused.send().header("WWW-Authenticate")).isEqualTo(refused.challenge());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void isNeverStored(Refused refused) {
        assertThat(refused.send().header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void neverReachesTheBackend(Refused refused) {
        refused.send();

        assertThat(EDGE.backend().requests()).isEmpty();
    }
}
