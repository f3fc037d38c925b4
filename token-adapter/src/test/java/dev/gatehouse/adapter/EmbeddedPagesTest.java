package dev.gatehouse.adapter;

import static dev.gatehouse.adapter.TokenCalls.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
class EmbeddedPagesTest {

    private static final String STATUS = OPENID + "/login-status-iframe.html";
    private static final String HERE = "&origin=http://localhost:3000";

    @Autowired
    private WebTestClient http;

    private EntityExchangeResult<byte[]> get(String path, String cookies) {
        return http.get()
                .uri(path)
                .headers(headers -> {
                    if (!cookies.isEmpty()) {
                        headers.set(HttpHeaders.COOKIE, cookies);
                    }
                })
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String signedIn() {
        return "better-auth.session_token=" + BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private static List<String> cookies(EntityExchangeResult<byte[]> answer) {
        return answer.getResponseHeaders().getOrEmpty(HttpHeaders.SET_COOKIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/3p-cookies/step1.html", "/3p-cookies/step2.html", "/login-status-iframe.html"})
    void mayBeFramedByAnySiteAndRunNothingButTheirScript(String page) {
        EntityExchangeResult<byte[]> answer = get(OPENID + page, "");
        HttpHeaders headers = answer.getResponseHeaders();

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("text/html;charset=utf-8");
        assertThat(headers.getCacheControl()).isEqualTo("no-cache, must-revalidate, no-transform, no-store");
        assertThat(headers.containsHeader("X-Frame-Options")).isFalse();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'sha256-", "frame-src 'self'", "object-src 'none'")
                .doesNotContain("frame-ancestors", "unsafe");
    }

    @Test
    void knowsNoPathThatOnlyLooksAlike() {
        assertThat(get(OPENID + "/3p-cookies/step1_html", "").getStatus().value())
                .isEqualTo(404);
    }

    @Test
    void letsPagesOfAClientAskForTheStatusAndNoOthers() {
        EntityExchangeResult<byte[]> allowed = get(STATUS + "/init?client_id=web" + HERE, "");

        assertThat(allowed.getStatus().value()).isEqualTo(204);
        assertThat(cookies(allowed)).isEmpty();
        for (String query : List.of(
                "client_id=web&origin=https://evil.example", "client_id=off" + HERE, "client_id=nobody" + HERE, "")) {
            EntityExchangeResult<byte[]> refused = get(STATUS + "/init?" + query, signedIn());
            assertThat(refused.getStatus().is4xxClientError()).as(query).isTrue();
            assertThat(refused.getResponseBody()).as(query).isNullOrEmpty();
            assertThat(cookies(refused)).as(query).isEmpty();
        }
    }

    @Test
    void noticesWhoSignedInWithoutComingByHere() {
        assertThat(cookies(get(STATUS + "/init?client_id=web" + HERE, signedIn())))
                .containsExactly("KEYCLOAK_SESSION=unknown; Path=/realms/main/; SameSite=Lax");
        assertThat(cookies(get(STATUS + "/init?client_id=web" + HERE, signedIn() + "; KEYCLOAK_SESSION=abc")))
                .isEmpty();
    }

    @Test
    void noticesWhoSignedOutWithoutComingByHere() {
        assertThat(cookies(get(STATUS + "/init?client_id=web" + HERE, "KEYCLOAK_SESSION=abc")))
                .singleElement()
                .asString()
                .startsWith("KEYCLOAK_SESSION=; Max-Age=0;")
                .contains("Path=/realms/main/;");
    }

    @Test
    void takesNoForgedCookieForASession() {
        String forged = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(cookies(get(STATUS + "/init?client_id=web" + HERE, "better-auth.session_token=abc." + forged)))
                .isEmpty();
    }
}
