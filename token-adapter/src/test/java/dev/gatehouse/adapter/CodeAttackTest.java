package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.UserSessions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Codes in the wrong hands: injected, raced for, stripped of their challenge, shown by who claims to be somebody else. */
@AdapterTest
class CodeAttackTest {

    private static final String OTHER_CHALLENGE = "qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es";
    private static final String OTHER_VERIFIER = "M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag";
    private static final String NOT_VALID = "400 invalid_grant Code not valid";
    private static final String SHOP = "https://shop.example/callback";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private UserSessions sessions;

    @Autowired
    private Realms realms;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private Realm main() {
        return realms.find("main").orElseThrow();
    }

    private Seen ask(String... more) {
        return new BrowserCalls(http, environment).ask(cookie, more);
    }

    private boolean works(Answer answer) {
        return TokenCalls.answer(http.get()
                                .uri(TokenCalls.OPENID + "/userinfo")
                                .headers(headers -> headers.setBearerAuth(answer.access())))
                        .status()
                == 200;
    }

    @Test
    void injectedIntoTheSignInOfSomebodyElseDoesNotFitTheirVerifier() {
        String stolen = ask().code();
        Seen own = ask("code_challenge", OTHER_CHALLENGE);
        assertThat(tokens.redeem(stolen, "code_verifier", OTHER_VERIFIER).refusal())
                .isEqualTo("400 invalid_grant PKCE verification failed: Code mismatch");
        assertThat(tokens.redeem(own.code(), "code_verifier", OTHER_VERIFIER).status())
                .isEqualTo(200);
    }

    @Test
    void isNotProvenByTheChallengeThatStoodInTheAddress() {
        assertThat(tokens.redeem(ask().code(), "code_verifier", BrowserCalls.CHALLENGE)
                        .refusal())
                .isEqualTo("400 invalid_grant PKCE verification failed: Code mismatch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            site   | http://localhost:3000/callback |                 |
            site   | http://localhost:3000/callback |                 | S256
            site   | http://localhost:3000/callback | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk |
            site   | http://localhost:3000/callback | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk | s256
            app-es | https://app.example/cb         |                 |
            shop   | https://shop.example/callback  |                 | S256
            shop   | https://shop.example/callback  | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk |
            shop   | https://shop.example/callback  | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk | plain
            """)
    void isNotGivenForLessThanAWholeChallenge(String client, String uri, String challenge, String method) {
        Seen seen = ask(
                "client_id",
                client,
                "redirect_uri",
                uri,
                "code_challenge",
                challenge == null ? "" : challenge,
                "code_challenge_method",
                method == null ? "" : method);
        assertThat(seen.location()).startsWith(uri + "?error=invalid_request&");
        assertThat(seen.sent()).doesNotContainKey("code");
    }

    @Test
    void isNotTakenFromAnotherRealmAndNotLostByThat() {
        String code = ask().code();
        Answer elsewhere = tokens.at(
                "/realms/gatehouse/protocol/openid-connect/token",
                "grant_type",
                "authorization_code",
                "client_id",
                "spa",
                "redirect_uri",
                "http://localhost:3000/callback",
                "code_verifier",
                BrowserCalls.VERIFIER,
                "code",
                code);
        assertThat(elsewhere.refusal()).isEqualTo(NOT_VALID);
        assertThat(tokens.redeem(code).status()).isEqualTo(200);
    }

    /** Who only says that it is the client has failed before the code is looked at. */
    @Test
    void isNeitherGivenToNorSpoiltByWhoOnlyClaimsToBeTheClient() {
        String[] shop = {"client_id", "shop", "redirect_uri", SHOP};
        String code = ask(shop).code();
        List<Consumer<HttpHeaders>> liars = List.of(
                headers -> {},
                headers -> headers.set(HttpHeaders.AUTHORIZATION, FeedCalls.basic("shop", "guess")),
                headers -> headers.set(HttpHeaders.AUTHORIZATION, FeedCalls.basic("site", "")),
                headers -> headers.set(HttpHeaders.AUTHORIZATION, FeedCalls.basic("edge", "edge+secret/=")),
                headers -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + code));
        assertThat(liars)
                .extracting(liar -> tokens.redeem(liar, code, shop).status())
                .containsOnly(401);
        assertThat(tokens.redeem(code, TokenCalls.concat(shop, "client_secret", "shop-secret"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givesNothingOnceItsSessionWasEndedHere() {
        Seen seen = ask();
        sessions.end(main(), seen.sent().getOrDefault("session_state", "")).block();
        assertThat(tokens.redeem(seen.code()).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    @Test
    void givesNothingToWhoWasBannedMeanwhile() {
        String code = ask().code();
        BetterAuthStub.answersAs(
                "get-session-valid-authoritative", body -> body.replace("\"banned\":false", "\"banned\":true"));
        assertThat(tokens.redeem(code).refusal()).isEqualTo("400 invalid_grant User disabled");
    }

    @Test
    void givesNothingWhereItsSessionEndsWhileItIsRedeemed() {
        Seen seen = ask();
        String code = seen.code();
        BetterAuthStub.meanwhile(() -> sessions.end(main(), seen.sent().getOrDefault("session_state", ""))
                .block());
        assertThat(tokens.redeem(code).status()).isEqualTo(400);
    }

    @Test
    void isLostWhereItIsSpoiltWhileItIsRedeemed() {
        String code = ask().code();
        BetterAuthStub.meanwhile(() -> tokens.redeem(code, "code_verifier", OTHER_VERIFIER));
        assertThat(tokens.redeem(code).refusal()).isEqualTo(NOT_VALID);
    }

    @Test
    void endsWhatItGaveThoughItIsShownAgainOnlyAfterItsMinute() {
        String code = ask().code();
        Answer given = tokens.redeem(code);
        clock.later(Duration.ofMinutes(10));
        assertThat(works(given)).isTrue();
        assertThat(tokens.redeem(code, "code_verifier", OTHER_VERIFIER).refusal())
                .isEqualTo(NOT_VALID);
        assertThat(works(given)).isFalse();
    }
}
