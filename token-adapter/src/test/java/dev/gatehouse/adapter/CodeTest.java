package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.signing.IdTokenHints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a code is worth: once, for a minute, to who asked for it. */
@AdapterTest
class CodeTest {

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private IdTokenHints hints;

    @Autowired
    private Realms realms;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private Seen ask(String... more) {
        return new BrowserCalls(http, environment).ask(cookie, more);
    }

    private Answer redeem(String code, String... more) {
        return tokens.redeem(code, more);
    }

    private Answer refresh(Answer before) {
        return tokens.post("grant_type", "refresh_token", "client_id", "site", "refresh_token", before.refresh());
    }

    private boolean works(Answer answer) {
        return TokenCalls.answer(http.get()
                                .uri(TokenCalls.OPENID + "/userinfo")
                                .headers(headers -> headers.setBearerAuth(answer.access())))
                        .status()
                == 200;
    }

    @Test
    void buysTokensOfTheUserAndAnIdToken() {
        Answer answer = redeem(ask("nonce", "n-1").code());

        assertThat(answer.status()).as(answer.refusal()).isEqualTo(200);
        assertThat(List.copyOf(answer.body().propertyNames()))
                .containsExactly(
                        "access_token",
                        "expires_in",
                        "refresh_expires_in",
                        "refresh_token",
                        "token_type",
                        "id_token",
                        "not-before-policy",
                        "session_state",
                        "scope");
        JsonNode id = TokenCalls.claims(answer.text("id_token"));
        assertThat(id.path("nonce").asString()).isEqualTo("n-1");
        assertThat(id.path("aud").asString()).isEqualTo("site");
        assertThat(id.path("sid").asString()).isEqualTo(answer.text("session_state"));
        // When the captured session began.
        assertThat(id.path("auth_time").asLong()).isEqualTo(1795245810L);
        assertThat(works(answer)).isTrue();
    }

    @Test
    void givesAnIdTokenWithoutTheNonceWhenRefreshing() {
        Answer refreshed = refresh(redeem(ask("nonce", "n-1").code()));

        JsonNode id = TokenCalls.claims(refreshed.text("id_token"));
        assertThat(id.path("nonce").isMissingNode()).isTrue();
        assertThat(id.path("auth_time").asLong()).isEqualTo(1795245810L);
    }

    @Test
    void givesNoIdTokenToWhoDidNotAskForOne() {
        Answer answer = redeem(ask("scope", "").code());

        assertThat(answer.text("scope")).isEqualTo("profile email");
        assertThat(answer.body().has("id_token")).isFalse();
    }

    @Test
    void hasItsHintReadBackThoughItHasExpired() {
        Realm main = realms.find("main").orElseThrow();
        String id = redeem(ask().code()).text("id_token");
        clock.later(Duration.ofDays(3));

        assertThat(hints.read(main, id))
                .hasValueSatisfying(claims -> assertThat(claims.clientId()).isEqualTo("site"));
        assertThat(hints.read(main, id.substring(0, id.length() - 4) + "AAAA")).isEmpty();
        assertThat(hints.read(realms.find("gatehouse").orElseThrow(), id)).isEmpty();
        assertThat(hints.read(main, redeem(ask().code()).access())).isEmpty();
        assertThat(hints.read(main, "x.y.z")).isEmpty();
    }

    @Test
    void endsWhatItGaveWhenItIsUsedAgain() {
        String code = ask().code();
        Answer first = redeem(code);

        assertThat(redeem(code).refusal()).isEqualTo("400 invalid_grant Code not valid");
        assertThat(works(first)).isFalse();
        assertThat(refresh(first).status()).isEqualTo(400);
    }

    @Test
    void isGoodForOneOfManyWhoUseItAtOnceAndThenForNobody() throws Exception {
        String code = ask().code();

        List<Answer> answers = tokens.atOnce(8, () -> redeem(code));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).allMatch(answer -> !works(answer));
    }

    @Test
    void wantsNoProofWhereNoneWasPromised() {
        String[] shop = {
            "client_id", "shop",
            "redirect_uri", "https://shop.example/callback",
            "code_challenge", "",
            "code_challenge_method", ""
        };

        assertThat(redeemShop(ask(shop).code(), BrowserCalls.VERIFIER).refusal())
                .isEqualTo("400 invalid_grant PKCE code verifier specified but challenge not present in authorization");
        Answer answer = redeemShop(ask(shop).code(), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer.access()).path("alg").asString()).isEqualTo("RS256");
        assertThat(answer.claims().path("aud").toString()).isEqualTo("[\"shop\",\"tasks-api\"]");
        assertThat(works(answer)).isTrue();
    }

    @Test
    void signsWithEs256WhereTheClientWantsIt() {
        String code = ask("client_id", "app-es", "redirect_uri", "https://app.example/deep/link")
                .code();

        Answer answer = redeem(
                code,
                "client_id",
                "app-es",
                "client_secret",
                "app-es-secret",
                "redirect_uri",
                "https://app.example/deep/link");

        assertThat(header(answer.access()).path("alg").asString()).isEqualTo("ES256");
        assertThat(header(answer.text("id_token")).path("alg").asString()).isEqualTo("ES256");
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(works(answer)).isTrue();
    }

    private Answer redeemShop(String code, String verifier) {
        return redeem(
                code,
                "client_id",
                "shop",
                "client_secret",
                "shop-secret",
                "redirect_uri",
                "https://shop.example/callback",
                "code_verifier",
                verifier);
    }

    private static JsonNode header(String token) {
        return JsonMapper.shared()
                .readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8));
    }
}
