package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.Endings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A session ends, or its user changes, while a token is being made. */
@AdapterTest
class EndedMeanwhileTest {

    private static final String VALID = "get-session-valid-authoritative";

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private Endings endings;

    @Autowired
    private Realms realms;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs(VALID);
    }

    private Realm main() {
        return realms.find("main").orElseThrow();
    }

    private static String sid(Answer answer) {
        return answer.text("session_state");
    }

    private static String userId(Answer answer) {
        return answer.claims().path("sub").asString();
    }

    @Test
    void givesNoTokenToAnExchangeWhoseSessionEndsMeanwhile() {
        String sid = sid(tokens.exchange("web", cookie));
        BetterAuthStub.meanwhile(() -> endings.session(main(), sid).block());

        Answer answer = tokens.exchange("web", cookie);

        assertThat(answer.refusal()).isEqualTo("400 invalid_request Invalid token");
        assertThat(answer.body().has("access_token")).isFalse();
    }

    @Test
    void asksAgainWhenAUserChangesDuringAnExchange() {
        String userId = userId(tokens.exchange("web", cookie));
        SERVER.resetRequests();
        BetterAuthStub.meanwhile(() -> changed(userId));

        Answer answer = tokens.exchange("web", cookie);

        SERVER.verify(2, getRequestedFor(urlPathEqualTo(GET_SESSION)));
        assertThat(answer.claims().path("iat").asLong())
                .isEqualTo(TestClock.START.plusSeconds(1).getEpochSecond());
    }

    @Test
    void asksAgainWhenAUserChangesDuringARefresh() {
        Answer first = tokens.exchange("web", cookie);
        SERVER.resetRequests();
        BetterAuthStub.meanwhile(() -> changed(userId(first)));

        Answer second = tokens.refresh(first.refresh());

        SERVER.verify(2, getRequestedFor(urlPathEqualTo(GET_SESSION)));
        assertThat(second.claims().path("iat").asLong())
                .isEqualTo(TestClock.START.plusSeconds(1).getEpochSecond());
    }

    @Test
    void endsTheFamilyThatIsRefreshedWhenItsSessionEnds() {
        Answer first = tokens.exchange("web", cookie);
        BetterAuthStub.meanwhile(() -> endings.session(main(), sid(first)).block());

        assertThat(tokens.refresh(first.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    private void changed(String userId) {
        endings.changed(main(), userId).block();
        clock.later(Duration.ofSeconds(1));
    }
}
