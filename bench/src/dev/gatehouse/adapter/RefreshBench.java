package dev.gatehouse.adapter;

import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.Families;
import dev.gatehouse.adapter.refresh.RefreshGrant;
import dev.gatehouse.adapter.session.Asked;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many refresh tokens a second are redeemed: verified, the session asked for at a Better Auth that answers at once,
 * rotated in the store, and the new pair signed. Arguments: settings, such as {@code --gatehouse.store.type=file}.
 */
final class RefreshBench {

    private static final String SECRET = "better-auth-secret-of-the-benchmark-0123456789";
    private static final int AT_ONCE = 256;
    private static final int FAMILIES = 10_000;
    private static final int ROUNDS = 4;
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    private final Realm realm;
    private final RefreshGrant grant;
    private final Sessions sessions;
    private final Families families;

    private RefreshBench(ConfigurableApplicationContext adapter) {
        this.realm = adapter.getBean(Realms.class).find("main").orElseThrow();
        this.grant = adapter.getBean(RefreshGrant.class);
        this.sessions = adapter.getBean(Sessions.class);
        this.families = adapter.getBean(Families.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class BetterAuth {

        /** A session of its own for each token, which is its id too. */
        @Bean
        @Primary
        WebClient answeringAtOnce() {
            return WebClient.builder()
                    .exchangeFunction(request -> {
                        String cookie = request.headers().getFirst(HttpHeaders.COOKIE);
                        String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf('.', 12 + 13));
                        return Mono.just(ClientResponse.create(HttpStatus.OK)
                                .header("Content-Type", "application/json")
                                .body(session(token))
                                .build());
                    })
                    .build();
        }

        private static String session(String token) {
            return """
                    {"session":{"id":"sid-%1$s","userId":"user-%1$s","token":"%1$s","expiresAt":"2099-01-01T00:00:00.000Z"},
                    "user":{"id":"user-%1$s","email":"%1$s@example.com","emailVerified":true,"name":"Firstname Lastname",
                    "role":"user,editor"}}""".formatted(token);
        }
    }

    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                "server.port", "0",
                "management.server.port", "0",
                "logging.level.root", "warn",
                "BETTER_AUTH_SECRET", SECRET,
                "GATEHOUSE_TOKEN_SECRETS", "k1:token-secret-of-the-benchmark-0123456789",
                "gatehouse.base-url", "http://127.0.0.1:8081",
                "gatehouse.realms.main.better-auth.url", "http://127.0.0.1:1/api/auth",
                "gatehouse.realms.main.clients.web.public", "true",
                "gatehouse.realms.main.clients.web.grants", "token-exchange,refresh-token");
        SpringApplication adapter = new SpringApplication(AdapterApplication.class, BetterAuth.class);
        adapter.setDefaultProperties(settings);
        try (ConfigurableApplicationContext context = adapter.run(args)) {
            new RefreshBench(context).run(Arrays.toString(args));
        }
        System.exit(0);
    }

    private void run(String what) {
        List<String> tokens = new ArrayList<>(
                Flux.range(0, FAMILIES).flatMap(this::begin, AT_ONCE).collectList().block());
        redeem(tokens, WARM);
        for (int round = 0; round < ROUNDS; round++) {
            long redeemed = redeem(tokens, MEASURED);
            System.out.printf("%s: %d refreshes a second%n", what, redeemed / MEASURED.toSeconds());
        }
    }

    private Mono<String> begin(int number) {
        String value = "token%027d".formatted(number);
        String signature = Base64.getEncoder()
                .encodeToString(Secret.ofText(SECRET).sign(value.getBytes(StandardCharsets.UTF_8)));
        SessionToken token = sessions.verify(realm, sessions.named(realm, value + "." + signature))
                .orElseThrow();
        Families.Beginning granted = new Families.Beginning(
                realm, "web", List.of("openid", "profile", "email"), List.of(), true);
        return sessions.ask(realm, token, null)
                .flatMap(asked -> families.begin(granted, session(asked), token, asked.at()))
                .map(answer -> refreshToken(answer.orElseThrow()));
    }

    private static dev.gatehouse.adapter.session.Session session(Asked asked) {
        return ((Confirmed) asked.answer()).session();
    }

    private static String refreshToken(TokenAnswer answer) {
        IssuedTokens tokens = answer.fold(TokenAnswer.Granted::tokens, denied -> {
            throw new IllegalStateException("" + denied);
        });
        return tokens.refresh();
    }

    /** Each family in its turn, so many at once. */
    private long redeem(List<String> tokens, Duration time) {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong redeemed = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        while (!over.get()) {
            Flux.range(0, tokens.size())
                    .takeWhile(number -> !over.get())
                    .flatMap(
                            number -> grant.redeem(new RefreshGrant.Request(realm, "web", tokens.get(number), "", null))
                                    .doOnNext(answer -> {
                                        tokens.set(number, refreshToken(answer));
                                        redeemed.incrementAndGet();
                                        over.set(System.nanoTime() > end);
                                    }),
                            AT_ONCE)
                    .blockLast();
        }
        return redeemed.get();
    }
}
