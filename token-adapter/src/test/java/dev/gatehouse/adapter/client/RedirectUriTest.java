package dev.gatehouse.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a browser may be sent somewhere: what only looks like a client's own address is not. */
class RedirectUriTest {

    private static final RedirectUri EXACT = RedirectUri.of("https://app.example:8443/cb?x=1");
    private static final RedirectUri ANY = RedirectUri.of("https://app.example/*");

    @Test
    void matchesItselfAndNothingElse() {
        assertThat(EXACT.matches("https://app.example:8443/cb?x=1")).isTrue();
        assertThat(EXACT.matches("https://app.example:8443/cb?x=1&y=2")).isFalse();
        assertThat(EXACT.matches("https://app.example:8443/cb")).isFalse();
        assertThat(EXACT.matches("https://app.example:8443/CB?x=1")).isFalse();
        assertThat(EXACT.matches("https://APP.example:8443/cb?x=1")).isFalse();
        assertThat(EXACT.matches("HTTPS://app.example:8443/cb?x=1")).isFalse();
        assertThat(EXACT.matches("https://app.example/cb?x=1")).isFalse();
    }

    @Test
    void matchesWhateverIsBelowAStar() {
        assertThat(ANY.matches("https://app.example/")).isTrue();
        assertThat(ANY.matches("https://app.example")).isTrue();
        assertThat(ANY.matches("https://app.example/a/b?c=d%20e")).isTrue();
        assertThat(ANY.matches("https://app.example/a?back=%2Fhome%2F..&at=/../b"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://app.example.evil.example/",
                "https://app.example@evil.example/",
                "https://user@app.example/",
                "https://app.example:8443/",
                "http://app.example/",
                "https://App.example/",
                "https://app.example./",
                "https://app.example\\@evil.example/",
                "https://app.example/..",
                "https://app.example/../x",
                "https://app.example/a/../../x",
                "https://app.example/./x",
                "https://app.example/%2e%2e/x",
                "https://app.example/%2E%2e/x",
                "https://app.example/..%2fx",
                "https://app.example/a%2Fb",
                "https://app.example/a%5cb",
                "https://app.example/a\\b",
                "https://app.example/#fragment",
                "https://app.example/a b",
                "https://app.example/a\tb",
                "https://app.example/\r\nSet-Cookie:x",
                "https://app.example/é",
                "https://app.example/%00",
                "//app.example/",
                "javascript:alert(1)//https://app.example/",
                "https:/app.example/",
                "https://app.example%2f.evil.example/",
                "https://app.example%252f/"
            })
    void matchesNothingThatSomebodyMayReadOtherwise(String uri) {
        assertThat(ANY.matches(uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "http://*",
                "https://*.example/",
                "https://app.example*",
                "https://app.example/a*",
                "https://app.example/*/b",
                "https://app.example/a#b",
                "https://user@app.example/",
                "https://App.example/",
                "https://app.example/a/../b",
                "https://app.example/a%2fb",
                "/callback",
                "javascript:alert(1)",
                "data:text/html,x",
                "app:/callback"
            })
    void cannotBeWrittenSoThatItLeadsElsewhere(String written) {
        assertThatThrownBy(() -> RedirectUri.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/callback",
                "http://127.0.0.1:49152/",
                "http://[::1]:3000/cb",
                "https://app.example",
                "com.example.app:/callback"
            })
    void canBeWhatClientsHave(String written) {
        assertThat(RedirectUri.of(written).matches(written)).isTrue();
    }

    @Test
    void tellsItsOrigin() {
        assertThat(EXACT.origin()).isEqualTo("https://app.example:8443");
        assertThat(RedirectUri.of("com.example.app:/cb").origin()).isEmpty();
    }
}
