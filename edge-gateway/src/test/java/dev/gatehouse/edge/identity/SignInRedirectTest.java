package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Refusal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Who is sent to the sign-in page, and with which way back. */
class SignInRedirectTest {

    private final SignInRedirect redirect = new SignInRedirect(URI.create("http://app.test/sign-in"));

    @ParameterizedTest
    @CsvSource({
        "http://app.test/sign-in, /a/b, http://app.test/sign-in?callbackURL=%2Fa%2Fb",
        "http://app.test/sign-in, /a?b=c&d, http://app.test/sign-in?callbackURL=%2Fa%3Fb%3Dc%26d",
        "http://app.test/sign-in?x=y, /a, http://app.test/sign-in?x=y&callbackURL=%2Fa",
    })
    void leadsToTheSignInPageWithTheWayBack(URI login, String asked, URI target) {
        assertThat(new SignInRedirect(login).instead(Refusal.SESSION_MISSING, page(HttpMethod.GET, asked)))
                .contains(target);
    }

    @Test
    void tellsNoHost() {
        assertThat(redirect.instead(Refusal.TOKEN_MISSING, page(HttpMethod.GET, "http://evil.test/a")))
                .contains(URI.create("http://app.test/sign-in?callbackURL=%2Fa"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"TOKEN_MISSING", "SESSION_MISSING", "SESSION_EXPIRED"},
            mode = EnumSource.Mode.EXCLUDE)
    void helpsNobodyWhoIsRefusedForAnotherReason(Refusal reason) {
        assertThat(redirect.instead(reason, page(HttpMethod.GET, "/a"))).isEmpty();
    }

    @Test
    void isForPagesAlone() {
        assertThat(redirect.instead(Refusal.TOKEN_MISSING, page(HttpMethod.POST, "/a")))
                .isEmpty();
        assertThat(redirect.instead(Refusal.TOKEN_MISSING, request("/a", "application/json")))
                .isEmpty();
        assertThat(redirect.instead(
                        Refusal.TOKEN_MISSING, MockServerHttpRequest.get("/a").build()))
                .isEmpty();
    }

    @Test
    void leadsNowhereWhereNoPageIsWritten() {
        assertThat(new SignInRedirect(null).instead(Refusal.TOKEN_MISSING, page(HttpMethod.GET, "/a")))
                .isEmpty();
    }

    private static MockServerHttpRequest page(HttpMethod method, String target) {
        return MockServerHttpRequest.method(method, URI.create(target))
                .header("Accept", "text/html,*/*")
                .build();
    }

    private static MockServerHttpRequest request(String target, String accept) {
        return MockServerHttpRequest.get(target).header("Accept", accept).build();
    }
}
