package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.Endings;
import dev.gatehouse.adapter.refresh.UserSessions;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.MeanwhileStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Somebody signs in while their session ends: whoever is first, no token is left that works. */
@AdapterTest
@Import(MeanwhileTest.Between.class)
class MeanwhileTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Between {
        @Bean
        @Primary
        MeanwhileStore meanwhileStore() {
            return new MeanwhileStore();
        }
    }

    @Autowired
    private MeanwhileStore store;

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private Endings endings;

    @Autowired
    private UserSessions sessions;

    @Autowired
    private Realms realms;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private Realm realm() {
        return realms.find("main").orElseThrow();
    }

    private Answer exchange() {
        return tokens.exchange("web", cookie);
    }

    private static String claim(Answer answer, String name) {
        return answer.claims().path(name).asString();
    }

    private Mono<Answer> exchanging() {
        return Mono.fromCallable(this::exchange).subscribeOn(Schedulers.boundedElastic());
    }

    @Test
    void beginsNothingInASessionThatEndsMeanwhile() {
        String sid = claim(exchange(), "sid");
        store.meanwhile(endings.session(realm(), sid));

        assertThat(exchange().status()).isEqualTo(400);
        assertThat(store.made()).hasSize(1);
    }

    @Test
    void beginsNothingInASessionThatAnAdminEndsMeanwhile() {
        String sid = claim(exchange(), "sid");
        store.meanwhile(sessions.end(realm(), sid));

        assertThat(exchange().status()).isEqualTo(400);
    }

    @Test
    void endsWhatACodeGaveToWhoWasQuicker() {
        String code = new BrowserCalls(http, environment).ask(cookie).code();
        Mono<Answer> quicker = Mono.fromCallable(() -> tokens.redeem(code))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
        store.meanwhile(quicker);
        assertThat(tokens.redeem(code).refusal()).isEqualTo("400 invalid_grant Code not valid");
        Answer given = Objects.requireNonNull(quicker.block());
        assertThat(given.status()).isEqualTo(200);
        assertThat(tokens.post("grant_type", "refresh_token", "client_id", "site", "refresh_token", given.refresh())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void endsAFamilyThatBeginsMeanwhile() {
        Answer first = exchange();
        Mono<Answer> second = exchanging().cache();
        store.meanwhile(second);
        endings.session(realm(), claim(first, "sid")).block();

        Answer late = Objects.requireNonNull(second.block());
        assertThat(late.status()).isEqualTo(200);
        assertThat(tokens.refresh(late.refresh()).status()).isEqualTo(400);
        assertThat(tokens.refresh(first.refresh()).status()).isEqualTo(400);
    }

    @Test
    void outdatesAFamilyOfAChangedUserThatBeginsMeanwhile() {
        Answer first = exchange();
        Mono<Answer> second = exchanging().cache();
        store.meanwhile(second);
        endings.changed(realm(), claim(first, "sub")).block();

        Answer late = Objects.requireNonNull(second.block());
        BetterAuthStub.answersAs("get-session-500-database");
        assertThat(tokens.refresh(late.refresh()).status()).isEqualTo(503);
    }

    @Test
    void writesAnEventTogetherWithWhatItDoes() {
        Answer first = exchange();
        Key event = new Key(Key.Kind.EVENT, "main event-1");
        Item mark = new Item(event, Bytes.of(new byte[0]), List.of(), Instant.MAX);
        store.meanwhile(Mono.empty());
        endings.once(mark).session(realm(), claim(first, "sid")).block();
        endings.once(mark).session(realm(), claim(first, "sid")).block();

        assertThat(store.made()).hasSize(1);
        Change change = store.made().get(0);
        assertThat(change.entries()).hasSize(1);
        assertThat(change.items())
                .extracting(item -> item.key().kind())
                .containsExactlyInAnyOrder(Key.Kind.REVOCATION, Key.Kind.FAMILY, Key.Kind.EVENT);
    }
}
