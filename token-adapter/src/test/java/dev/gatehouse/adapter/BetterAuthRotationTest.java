package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BetterAuthStub.Pair;
import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.token.key.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Better Auth's own secret, changed step by step. Each step is a new start of the adapter on the same store; Better
 * Auth believes cookies of its current secret alone.
 */
class BetterAuthRotationTest {

    private static final String OLD = "the-old-secret-of-better-auth-0123456789";
    private static final String NEW = "the-new-secret-of-better-auth-0123456789";

    @TempDir
    private Path store = Path.of("");

    private final Pair session = Pair.named("better-auth/get-session-valid-authoritative");
    private @Nullable Running adapter;

    @BeforeEach
    void anew() {
        BetterAuthStub.forgetEverything();
    }

    @AfterEach
    void stop() {
        if (adapter != null) {
            adapter.close();
        }
    }

    @Test
    void logsNobodyOutAtAnyStepOfARotation() {
        betterAuthHas(OLD);
        TokenCalls tokens = adapterHas("1:" + OLD);
        Answer first = signIn(tokens, OLD);
        Answer asleep = signIn(tokens, OLD);

        tokens = adapterHas("1:" + OLD + ",2:" + NEW);
        Answer second = refresh(tokens, first);
        Answer other = signIn(tokens, OLD);
        betterAuthHas(NEW);
        Answer third = refresh(tokens, second);

        tokens = adapterHas("2:" + NEW + ",1:" + OLD);
        Answer fourth = refresh(tokens, third);
        Answer otherNext = refresh(tokens, other);
        assertThat(exchange(tokens, OLD).refusal()).isEqualTo("400 invalid_request Invalid token");
        Answer fresh = signIn(tokens, NEW);

        tokens = adapterHas("2:" + NEW);
        refresh(tokens, fourth);
        refresh(tokens, otherNext);
        refresh(tokens, fresh);
        assertThat(isActive(tokens, fourth)).isTrue();
        // Whoever stayed away all the time depends on the secret that is gone.
        assertThat(tokens.refresh(asleep.refresh()).refusal()).isEqualTo("400 invalid_grant Invalid refresh token");
    }

    private TokenCalls adapterHas(String secrets) {
        Running before = adapter;
        if (before != null) {
            before.close();
        }
        Running started = Running.with(
                "--management.server.port=-1",
                "--gatehouse.store.type=file",
                "--gatehouse.store.path=" + store,
                "--BETTER_AUTH_SECRETS=" + secrets);
        adapter = started;
        return started.tokens();
    }

    private void betterAuthHas(String secret) {
        SERVER.resetMappings();
        SERVER.stubFor(get(urlPathEqualTo(GET_SESSION)).willReturn(aResponse().withBody("null")));
        SERVER.stubFor(get(urlPathEqualTo(GET_SESSION))
                .withHeader("Cookie", equalTo("better-auth.session_token=" + cookie(secret)))
                .willReturn(session.response()));
    }

    private String cookie(String secret) {
        String token = session.sessionCookie().replaceFirst("\\..*", "");
        byte[] signature = Secret.ofText(secret).sign(token.getBytes(StandardCharsets.UTF_8));
        return URLEncoder.encode(token + "." + Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8);
    }

    private Answer signIn(TokenCalls tokens, String secret) {
        Answer answer = exchange(tokens, secret);
        assertThat(answer.status()).as(answer.refusal()).isEqualTo(200);
        return answer;
    }

    private Answer exchange(TokenCalls tokens, String secret) {
        return tokens.exchange("web", cookie(secret));
    }

    private static Answer refresh(TokenCalls tokens, Answer before) {
        Answer answer = tokens.refresh(before.refresh());
        assertThat(answer.status()).as(answer.refusal()).isEqualTo(200);
        assertThat(isActive(tokens, before)).isTrue();
        return answer;
    }

    private static boolean isActive(TokenCalls tokens, Answer answer) {
        return tokens.at(
                        TokenCalls.OPENID + "/token/introspect",
                        "client_id",
                        "watch",
                        "client_secret",
                        "watch-secret",
                        "token",
                        answer.access())
                .body()
                .path("active")
                .asBoolean();
    }
}
