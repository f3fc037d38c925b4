package dev.gatehouse.edge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.exchange.CookieProperties.Secure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cookies are Better Auth's, by the names that it is configured with. */
class BetterAuthCookiesTest {

    @ParameterizedTest
    @CsvSource({
        "AUTO,  better-auth.session_token=a, a",
        "AUTO,  __Secure-better-auth.session_token=a, a",
        "AUTO,  'better-auth.session_token=a; __Secure-better-auth.session_token=b', b",
        "TRUE,  'better-auth.session_token=a; __Secure-better-auth.session_token=b', b",
        "FALSE, 'better-auth.session_token=a; __Secure-better-auth.session_token=b', a",
        "TRUE,  better-auth.session_token=a, none",
        "FALSE, __Secure-better-auth.session_token=a, none",
        "AUTO,  Better-Auth.session_token=a, none",
        "AUTO,  better-auth.session_token=, none",
        "AUTO,  better-auth.session_tokens=a, none",
        "AUTO,  xbetter-auth.session_token=a, none",
        "AUTO,  app.session_token=a, none",
        "AUTO,  '', none",
    })
    void findTheSessionUnderTheNameThatBetterAuthGivesIt(Secure secure, String header, String token) {
        SessionCookie found = new BetterAuthCookies("better-auth", secure).find(List.of(header));

        assertThat(found instanceof SessionCookie.Present present ? present.token() : "none")
                .isEqualTo(token);
    }

    @Test
    void goByThePrefixThatIsConfigured() {
        BetterAuthCookies cookies = new BetterAuthCookies("app", Secure.AUTO);

        assertThat(cookies.find(List.of("better-auth.session_token=a; app.session_token=b")))
                .isEqualTo(new SessionCookie.Present("b", "app.session_token=b"));
        assertThat(cookies.without("better-auth.session_token=a; app.session_data=b; c=d"))
                .isEqualTo("better-auth.session_token=a; c=d");
    }

    @ParameterizedTest
    @CsvSource({
        "better-auth.session_token=a, ''",
        "'a=1;better-auth.x=2;b=3', a=1;b=3",
        "'  a=1 ; __Host-better-auth.session_token=2', '  a=1 '",
        "a=better-auth., a=better-auth.",
        "'a=1; better-authx=2', 'a=1; better-authx=2'",
        "'better-auth.a; a', a",
    })
    void areTakenOutAndNothingElse(String header, String left) {
        assertThat(new BetterAuthCookies("better-auth", Secure.AUTO).without(header))
                .isEqualTo(left.isBlank() ? left : left.stripLeading());
    }

    @Test
    void neverShowTheSession() {
        assertThat(new SessionCookie.Present("secret-token", "all").toString()).doesNotContain("secret");
    }
}
