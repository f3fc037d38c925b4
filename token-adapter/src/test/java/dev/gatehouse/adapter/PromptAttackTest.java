package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A session that is not new enough, or not good any more, where a client wants a new one. */
@AdapterTest
class PromptAttackTest {

    private static final String SIGN_IN = "http://localhost:3000/sign-in?";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TestClock clock;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private Seen ask(String... more) {
        return new BrowserCalls(http, environment).ask(cookie, more);
    }

    /** The mark that a browser gets which is sent to sign in. */
    private String mark(String... more) {
        String back = ask(more).sent().getOrDefault("callbackURL", "");
        return BrowserCalls.parameters(back.substring(back.indexOf('?') + 1)).getOrDefault("gatehouse_login", "");
    }

    private static void begunAt(Instant time) {
        BetterAuthStub.answersAs(
                "get-session-valid-authoritative",
                body -> body.replaceFirst("\"createdAt\":\"[^\"]*\"", "\"createdAt\":\"" + time + "\""));
    }

    @Test
    void aMarkIsOfUseForItsOwnRequestAlone() {
        clock.later(Duration.ofSeconds(1));
        String mark = mark("prompt", "login");
        begunAt(clock.instant().plusSeconds(30));
        assertThat(ask("prompt", "login", "gatehouse_login", mark).sent()).containsKey("code");
        assertThat(ask(
                                "prompt", "login",
                                "gatehouse_login", mark,
                                "redirect_uri", "http://localhost:3000/other?x=1")
                        .location())
                .startsWith(SIGN_IN);
        assertThat(ask("prompt", "login", "gatehouse_login", mark, "state", "other")
                        .location())
                .startsWith(SIGN_IN);
    }

    /** An address that lies about for weeks would else let in whoever signed in at any time since. */
    @Test
    void aMarkIsOfUseForAnHour() {
        clock.later(Duration.ofSeconds(1));
        String login = mark("prompt", "login");
        String recent = mark("max_age", "60");
        begunAt(clock.instant().plusSeconds(30));
        clock.later(Duration.ofMinutes(59));
        assertThat(ask("prompt", "login", "gatehouse_login", login).sent()).containsKey("code");
        clock.later(Duration.ofMinutes(1));
        assertThat(ask("prompt", "login", "gatehouse_login", login).location()).startsWith(SIGN_IN);
        assertThat(ask("max_age", "60", "gatehouse_login", recent).location()).startsWith(SIGN_IN);
    }

    @Test
    void nobodyMakesAMark() {
        for (String mark : new String[] {"0." + "A".repeat(43), "1." + "A".repeat(42), "", "x"}) {
            assertThat(ask("prompt", "login", "gatehouse_login", mark).location())
                    .startsWith(SIGN_IN);
        }
        String later = mark("prompt", "login").replaceFirst("^[0-9]+", "1");
        assertThat(ask("prompt", "login", "gatehouse_login", later).location()).startsWith(SIGN_IN);
    }

    @Test
    void whoIsBannedGetsNoCode() {
        BetterAuthStub.answersAs(
                "get-session-valid-authoritative", body -> body.replace("\"banned\":false", "\"banned\":true"));
        assertThat(ask("prompt", "none").sent()).containsEntry("error", "login_required");
        assertThat(ask().location()).startsWith(SIGN_IN);
    }
}
