package dev.gatehouse.adapter;

import static dev.gatehouse.adapter.TokenCalls.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

@AdapterTest
class UserInfoTest {

    private static final String PATH = OPENID + "/userinfo";
    private static final String ACCOUNT = "/realms/main/account";
    private static final String HERE = "http://localhost:3000";
    private static final String BARE = "Bearer realm=\"main\"";

    @Autowired
    private WebTestClient http;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    private Answer user = new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());

    @BeforeEach
    void signedIn() {
        user = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));
    }

    private Answer get(String path, Consumer<HttpHeaders> headers) {
        return TokenCalls.answer(http.get().uri(path).headers(headers));
    }

    private static Consumer<HttpHeaders> bearer(String token) {
        return headers -> headers.set(HttpHeaders.AUTHORIZATION, "bearer " + token);
    }

    private static Consumer<HttpHeaders> from(String origin) {
        return headers -> headers.setOrigin(origin);
    }

    private static String challenge(Answer answer) {
        return String.valueOf(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE));
    }

    private static String refused(String error, String description) {
        return BARE + ", error=\"" + error + "\", error_description=\"" + description + "\"";
    }

    @Test
    void tellsWhoTheUserIs() {
        Answer answer = get(PATH, bearer(user.access()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(answer.body().propertyNames())
                .containsExactly("sub", "email_verified", "name", "preferred_username", "given_name", "email");
        assertThat(answer.text("sub")).isEqualTo(user.claims().path("sub").asString());
        assertThat(answer.text("given_name")).isEqualTo(answer.text("name"));
    }

    @Test
    void takesTheTokenFromAFormAndNotFromTheQuery() {
        assertThat(tokens.at(PATH, "access_token", user.access()).status()).isEqualTo(200);
        assertThat(challenge(get(PATH + "?access_token=" + user.access(), headers -> {})))
                .isEqualTo(BARE);
    }

    @Test
    void refusesATokenThatComesTwice() {
        Answer both = tokens.post(PATH, bearer(user.access()), "access_token", user.access());
        Answer twice = get(PATH, bearer(user.access()).andThen(h -> h.add(HttpHeaders.AUTHORIZATION, "Bearer x")));

        assertThat(both.status()).isEqualTo(400);
        assertThat(challenge(both))
                .isEqualTo(refused("invalid_request", "More than one method used for including an access token"));
        assertThat(challenge(twice)).isEqualTo(challenge(both));
    }

    @Test
    void saysNothingMoreToWhomBringsNoToken() {
        for (String header : new String[] {"Bearer ", "Basic d2ViOng=", "bearer"}) {
            Answer answer = get(PATH, headers -> headers.set(HttpHeaders.AUTHORIZATION, header));
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(challenge(answer)).as(header).isEqualTo(BARE);
        }
    }

    @Test
    void believesNoTokenThatIsNotInForce() {
        String invalid = refused("invalid_token", "Token verification failed");

        assertThat(challenge(get(PATH, bearer("garbage")))).isEqualTo(invalid);
        assertThat(challenge(get(PATH, bearer(user.refresh())))).isEqualTo(invalid);
        tokens.revoke(user.access());
        assertThat(challenge(get(PATH, bearer(user.access())))).isEqualTo(invalid);
        clock.later(Duration.ofMinutes(15));
        assertThat(challenge(get(PATH, bearer(user.access())))).isEqualTo(invalid);
    }

    @Test
    void tellsThatTheSessionIsOver() {
        tokens.revoke(user.refresh());

        Answer answer = get(PATH, bearer(user.access()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenge(answer)).isEqualTo(refused("invalid_token", "user_session_not_found"));
        assertThat(answer.body().isMissingNode()).isTrue();
    }

    @Test
    void demandsOpenidOfServiceAccountsToo() {
        String plain = tokens.post(
                        "grant_type", "client_credentials", "client_id", "reporter", "client_secret", "reporter-secret")
                .access();
        String openid = tokens.post(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "reporter",
                        "client_secret",
                        "reporter-secret",
                        "scope",
                        "openid")
                .access();

        Answer refused = get(PATH, bearer(plain));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(challenge(refused)).isEqualTo(refused("insufficient_scope", "Missing openid scope"));
        assertThat(get(PATH, bearer(openid)).body())
                .hasToString("{\"sub\":\"service-account-reporter\","
                        + "\"preferred_username\":\"service-account-reporter\",\"groups\":[\"service\"]}");
    }

    @Test
    void letsThePagesOfTheTokensClientReadIt() {
        Answer answer = get(PATH, bearer(user.access()).andThen(from(HERE)));
        Answer refusal = get(PATH, bearer("garbage").andThen(from("https://anywhere.example")));

        assertThat(answer.headers().getAccessControlAllowOrigin()).isEqualTo(HERE);
        assertThat(answer.headers().getAccessControlAllowCredentials()).isTrue();
        assertThat(refusal.headers().getAccessControlAllowOrigin()).isEqualTo("https://anywhere.example");
        assertThat(refusal.headers().getAccessControlExposeHeaders()).contains("WWW-Authenticate");
    }

    @Test
    void isNotForPagesOfOthers() {
        for (String path : new String[] {PATH, ACCOUNT}) {
            Answer answer = get(path, bearer(user.access()).andThen(from("https://evil.example")));
            assertThat(answer.refusal()).isEqualTo("403 Invalid origin");
            assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
        }
    }

    @Test
    void tellsTheHeadAlone() {
        Answer answer = TokenCalls.answer(http.method(HttpMethod.HEAD).uri(PATH).headers(bearer(user.access())));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().isMissingNode()).isTrue();
    }

    @Test
    void showsTheAccountAsKeycloakDoes() {
        Answer answer = get(ACCOUNT, bearer(user.access()).andThen(from(HERE)));

        assertThat(answer.body().propertyNames())
                .containsExactly("id", "username", "firstName", "email", "emailVerified");
        assertThat(answer.headers().getAccessControlAllowOrigin()).isEqualTo(HERE);
        assertThat(get(ACCOUNT, headers -> {}).refusal()).isEqualTo("401 HTTP 401 Unauthorized");
        assertThat(get(ACCOUNT, bearer("garbage")).refusal()).isEqualTo("401 invalid_token Token verification failed");
    }
}
