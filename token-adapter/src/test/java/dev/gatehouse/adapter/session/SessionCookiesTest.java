package dev.gatehouse.adapter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.cookie.CookieHeader;
import dev.gatehouse.adapter.cookie.PercentText;
import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.CacheStrategy;
import dev.gatehouse.adapter.realm.RealmSettings.Cookie;
import dev.gatehouse.adapter.realm.RealmSettings.Secure;
import dev.gatehouse.adapter.realm.RealmSettings.Source;
import dev.gatehouse.adapter.realm.TestRealm;
import dev.gatehouse.token.key.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookiesTest {

    /** As captured, with the secret it was captured under. */
    private static final Secret SECRET = Secret.ofText("http-capture-secret-kT5vN8xQ2wZ7mB4cL9");

    private static final String TOKEN = "FNStuMTgZLUSFfi74zXjFsDtgfLIfiAD";
    private static final String SIGNATURE = "ilXTOFlTwQi/DbqHM9GoJbTeEtw5585mTgEnxjvr8A8=";
    private static final String VALUE = TOKEN + ".ilXTOFlTwQi%2FDbqHM9GoJbTeEtw5585mTgEnxjvr8A8%3D";

    private final SessionCookies plain = cookies("http://ba/api/auth", Secure.AUTO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                VALUE,
                TOKEN + "." + SIGNATURE,
                "\"" + VALUE + "\"",
                TOKEN + "%2EilXTOFlTwQi%2fDbqHM9GoJbTeEtw5585mTgEnxjvr8A8%3d",
            })
    void verifiesWhatBetterAuthSigned(String value) {
        assertThat(verified(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                TOKEN,
                "." + SIGNATURE,
                TOKEN + "." + "ilXTOFlTwQi/DbqHM9GoJbTeEtw5585mTgEnxjvr8A8",
                TOKEN + "." + "ilXTOFlTwQi_DbqHM9GoJbTeEtw5585mTgEnxjvr8A8=",
                TOKEN + "." + "jlXTOFlTwQi/DbqHM9GoJbTeEtw5585mTgEnxjvr8A8=",
                "GNStuMTgZLUSFfi74zXjFsDtgfLIfiAD." + SIGNATURE,
                TOKEN + ".ilXTOFlTwQi%2FDbqHM9GoJbTeEtw5585mTgEnxjvr8A8%3",
                TOKEN + ".ilXTOFlTwQi%252FDbqHM9GoJbTeEtw5585mTgEnxjvr8A8%253D",
                "%FF%FE",
            })
    void believesNothingElse(String value) {
        assertThat(verified(value)).isFalse();
    }

    @Test
    void keepsAPlusSignAndDotsInsideTheToken() {
        String token = "a.b+c";
        String value = PercentText.encode(token) + "." + SessionToken.signature(token, SECRET);

        assertThat(plain.verify(new SignedToken("n", value))).contains(new SessionToken("n", token));
        assertThat(plain.verify(new SignedToken("n", value.replace("%2B", "+"))))
                .contains(new SessionToken("n", token));
    }

    @Test
    void rebuildsTheCookieThatBetterAuthSent() {
        assertThat(new SessionToken("better-auth.session_token", TOKEN).cookie(SECRET))
                .isEqualTo("better-auth.session_token=" + VALUE);
    }

    @Test
    void takesTheFirstOfSeveralAndPrefersTheSecureName() {
        assertThat(found(plain, "x; =; a=b; better-auth.session_token=1; better-auth.session_token=2"))
                .isEqualTo("better-auth.session_token 1");
        assertThat(found(plain, "better-auth.session_token=1;\t__Secure-better-auth.session_token = 2 "))
                .isEqualTo("__Secure-better-auth.session_token 2");
        assertThat(found(
                        plain, "Better-Auth.session_token=1; better-auth.session_tokens=2; better-auth.session_data=3"))
                .isEmpty();
    }

    @Test
    void readsOnlyTheNameItWasToldToRead() {
        assertThat(found(cookies("http://ba", Secure.TRUE), "better-auth.session_token=1"))
                .isEmpty();
        assertThat(found(cookies("http://ba", Secure.FALSE), "__Secure-better-auth.session_token=1"))
                .isEmpty();
    }

    @Test
    void sendsABareTokenUnderTheNameThatSuitsTheScheme() {
        assertThat(plain.sentAs()).isEqualTo("better-auth.session_token");
        assertThat(cookies("https://ba", Secure.AUTO).sentAs()).isEqualTo("__Secure-better-auth.session_token");
        assertThat(cookies("http://ba", Secure.TRUE).sentAs()).isEqualTo("__Secure-better-auth.session_token");
    }

    @Test
    void showsNoTokenInAnyText() {
        assertThat(new SessionToken("n", TOKEN) + " " + new SignedToken("n", VALUE))
                .doesNotContain(TOKEN);
    }

    private boolean verified(String value) {
        return plain.verify(new SignedToken("n", value)).isPresent();
    }

    private static String found(SessionCookies cookies, String header) {
        return cookies.find(CookieHeader.parse(List.of(header)))
                .map(token -> token.cookieName() + " " + token.value())
                .orElse("");
    }

    private static SessionCookies cookies(String url, Secure secure) {
        BetterAuth settings = new BetterAuth(
                url, Source.REMOTE, null, "1", CacheStrategy.AUTO, null, true, null, new Cookie("better-auth", secure));
        return SessionCookies.of(TestRealm.at("http://adapter.test", settings), SECRET);
    }
}
