package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who passes a route that is required, optional or public, and what counts as one credential. */
class AccessTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @Test
    void isRequiredWhereARouteDoesNotSay() {
        assertThat(verdict("/tasks/1")).isEqualTo("401 token_missing");
    }

    @Test
    void letsAKnownCallerPassARequiredRoute() {
        assertThat(verdict("/tasks/1", token().bearer())).isEqualTo("200");
    }

    @Test
    void letsSomebodyUnknownPassAnOptionalRoute() {
        assertThat(verdict("/optional/1")).isEqualTo("200");
    }

    @Test
    void tellsNothingOfSomebodyUnknown() {
        verdict("/optional/1", "X-User-Id: root");

        assertThat(EDGE.backend().request().headers("X-User-Id")).isEmpty();
    }

    @Test
    void tellsOfAKnownCallerOnAnOptionalRoute() {
        verdict("/optional/1", token().subject("ada").bearer());

        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("ada");
    }

    @Test
    void doesNotTakeABadTokenForNoneOnAnOptionalRoute() {
        assertThat(verdict("/optional/1", token().expiredFor("1m").bearer())).isEqualTo("401 token_expired");
    }

    @Test
    void doesNotTakeAnotherSchemeForNoneOnAnOptionalRoute() {
        assertThat(verdict("/optional/1", "Authorization: Basic dTpw")).isEqualTo("401 token_malformed");
    }

    @Test
    void looksAtNoCredentialOnAPublicRoute() {
        assertThat(verdict("/public/1", token().expiredFor("1m").bearer())).isEqualTo("200");
    }

    @Test
    void tellsNothingOfTheCallerOnAPublicRoute() {
        verdict("/public/1", token().bearer(), "X-User-Id: root");

        assertThat(EDGE.backend().request().headers("X-User-Id")).isEmpty();
    }

    @Test
    void passesTwoCredentialsUntouchedOnAPublicRoute() {
        verdict("/public/1", "Authorization: Bearer one", "Authorization: Basic dHdv");

        assertThat(EDGE.backend().request().headers("Authorization")).isEqualTo(List.of("Bearer one", "Basic dHdv"));
    }

    @Test
    void passesCookiesOnAPublicRoute() {
        verdict("/public/1", "Cookie: better-auth.session_token=abc; theme=dark");

        assertThat(EDGE.backend().request().headers("Cookie"))
                .containsExactly("better-auth.session_token=abc; theme=dark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void readsTheSchemeInAnyCase(String scheme) {
        assertThat(verdict("/tasks/1", "Authorization: " + scheme + " " + token().text()))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "AUTHORIZATION", "aUTHORIZATION"})
    void readsTheHeaderNameInAnyCase(String name) {
        assertThat(verdict("/tasks/1", name + ": Bearer " + token().text())).isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dTpw",
                "Digest username=u",
                "Token abc",
                "Bearerabc",
                "Bearer x",
                "Bearer a.b",
                "Bearer a.b.c.d",
                "Bearer ..",
                "Bearer \"abc\"",
                "Bearer \u00e4"
            })
    void takesNothingElseForAToken(String value) {
        assertThat(verdict("/tasks/1", "Authorization: " + value)).isEqualTo("401 token_malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s %s", "Bearer %s,%s", "Bearer %s, Bearer %s", "Bearer %s;%s", "Bearer %s\t%s"})
    void refusesTwoTokensInOneHeader(String format) {
        String good = token().text();

        assertThat(verdict("/tasks/1", "Authorization: " + format.formatted(good, good)))
                .isEqualTo("400 credentials_ambiguous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Basic dTpw", "authorization: ", "AUTHORIZATION: Bearer x"})
    void refusesASecondHeaderWhateverItHolds(String second) {
        assertThat(verdict("/tasks/1", token().bearer(), second)).isEqualTo("400 credentials_ambiguous");
    }

    @Test
    void refusesTheSameTokenTwice() {
        String bearer = token().bearer();

        assertThat(verdict("/tasks/1", bearer, bearer)).isEqualTo("400 credentials_ambiguous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "optional"})
    void refusesTwoHeadersWhereverCredentialsCount(String route) {
        assertThat(verdict("/" + route + "/1", "Authorization: Bearer x", "Authorization: Bearer y"))
                .isEqualTo("400 credentials_ambiguous");
    }

    @Test
    void neverReadsATokenFromTheQuery() {
        assertThat(verdict("/tasks/1?access_token=" + token().text())).isEqualTo("401 token_missing");
    }

    @Test
    void neverReadsATokenFromABody() {
        String form = "access_token=" + token().text();

        assertThat(EDGE.client()
                        .raw("POST /tasks/1 HTTP/1.1\r\nHost: edge.test\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                                + "\r\n\r\n" + form)
                        .verdict())
                .isEqualTo("401 token_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.gatehouse/me", "/tasks/1"})
    void takesABetterAuthCookieForNothingUnlessItIsTold(String target) {
        assertThat(verdict(target, "Cookie: better-auth.session_token=a.b")).isEqualTo("401 token_missing");
    }

    @Test
    void keepsBetterAuthsCookiesFromABackendAlsoWhereTheyAreNoCredential() {
        verdict("/tasks/1", token().bearer(), "Cookie: theme=dark; better-auth.session_token=a.b");

        assertThat(EDGE.backend().request().headers("Cookie")).containsExactly("theme=dark");
    }

    @Test
    void showsCallersThemselvesForAGoodTokenOnly() {
        assertThat(verdict("/.gatehouse/me", token().bearer())).isEqualTo("200");
        assertThat(verdict("/.gatehouse/me", token().expiredFor("1m").bearer())).isEqualTo("401 token_expired");
        assertThat(verdict("/.gatehouse/me", token().bearer(), token().bearer()))
                .isEqualTo("400 credentials_ambiguous");
    }

    @Test
    void believesEveryKeyInForce() {
        String older = Tokens.SECRETS.split(",", -1)[1];

        assertThat(verdict("/tasks/1", token().signedBy(older).bearer())).isEqualTo("200");
    }

    private static String verdict(String target, String... headers) {
        return EDGE.client().get(target, headers).verdict();
    }
}
