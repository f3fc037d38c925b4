package dev.gatehouse.adapter.refresh;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.signing.TokenKeys;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.token.key.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The rooms that redeem refresh tokens, on any store, with a Better Auth that answers on the spot. */
final class ModelAdapter implements AutoCloseable {

    private static final String SECRET = "better-auth-secret-of-the-model-0123456789abcdef";
    private static final List<String> ROOMS =
            List.of("Realm", "Key", "Session", "Signing", "Issue", "Revocation", "Refresh");

    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();
    private final Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level logged = log.getLevel();
    private final Set<String> gone = new HashSet<>();
    private final Realm realm;
    private final RefreshGrant grant;
    private final TokenKeys keys;
    private boolean away;
    Instant now = Instant.parse("2026-11-21T10:00:00Z");

    ModelAdapter(Store store) {
        log.setLevel(Level.ERROR);
        rooms.getEnvironment().getPropertySources().addFirst(new MapPropertySource("model", settings()));
        rooms.registerBean(Store.class, () -> store);
        rooms.registerBean(InstantSource.class, () -> () -> now);
        rooms.registerBean(ReactorResourceFactory.class, ReactorResourceFactory::new);
        rooms.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        rooms.registerBean(
                "betterAuthAtHand",
                WebClient.class,
                () -> WebClient.builder()
                        .exchangeFunction(request -> Mono.fromSupplier(() -> answer(request)))
                        .build(),
                bean -> bean.setPrimary(true));
        ROOMS.forEach(room -> rooms.register(configuration(room)));
        rooms.refresh();
        realm = rooms.getBean(Realms.class).find("main").orElseThrow();
        grant = rooms.getBean(RefreshGrant.class);
        keys = rooms.getBean(TokenKeys.class);
    }

    private static Map<String, Object> settings() {
        String realm = "gatehouse.realms.main.";
        return Map.of(
                "BETTER_AUTH_SECRET",
                SECRET,
                "GATEHOUSE_TOKEN_SECRETS",
                "k1:token-secret-of-the-model-0123456789abcdef",
                "gatehouse.base-url",
                "http://adapter.test",
                realm + "better-auth.url",
                "http://better-auth.test/api/auth",
                realm + "access-token",
                ModelFamily.ACCESS_LIFE,
                realm + "refresh-token",
                ModelFamily.LIFE,
                realm + "replay-window",
                ModelFamily.WINDOW,
                realm + "stale-if-error",
                ModelFamily.STALE_IF_ERROR);
    }

    private static Class<?> configuration(String room) {
        try {
            return Class.forName(
                    "dev.gatehouse.adapter." + room.toLowerCase(Locale.ROOT) + "." + room + "Configuration");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClientResponse answer(ClientRequest request) {
        String cookie = String.valueOf(request.headers().getFirst(HttpHeaders.COOKIE));
        int from = cookie.indexOf('=') + 1;
        String token = cookie.substring(from, cookie.indexOf('.', from));
        return away
                ? ClientResponse.create(HttpStatus.SERVICE_UNAVAILABLE).build()
                : ClientResponse.create(HttpStatus.OK)
                        .header("Content-Type", "application/json")
                        .body(gone.contains(token) ? "null" : session(token))
                        .build();
    }

    private static String session(String token) {
        return """
                {"session":{"id":"sid-%1$s","userId":"user-%1$s","token":"%1$s","expiresAt":"2099-01-01T00:00:00.000Z"},
                "user":{"id":"user-%1$s","email":"%1$s@example.com","emailVerified":true,"name":"Bob","role":"user"}}""".formatted(token);
    }

    void away(boolean isAway) {
        away = isAway;
    }

    boolean away() {
        return away;
    }

    void end(String session) {
        gone.add(session);
    }

    /** A new family of a session. */
    Mono<TokenAnswer> begin(String session) {
        Sessions sessions = rooms.getBean(Sessions.class);
        String signature = Base64.getEncoder()
                .encodeToString(Secret.ofText(SECRET).sign(session.getBytes(StandardCharsets.UTF_8)));
        SessionToken token = sessions.verify(realm, sessions.named(realm, session + "." + signature))
                .orElseThrow();
        Families.Beginning granted = new Families.Beginning(realm, "web", List.of("openid"), List.of(), true, null);
        return keys.ready(realm)
                .then(sessions.ask(realm, token, (String) null))
                .flatMap(asked -> rooms.getBean(Families.class)
                        .begin(granted, ((Confirmed) asked.answer()).session(), token, asked.at(), Ticket.NONE))
                .map(answer -> answer.orElseThrow());
    }

    Mono<TokenAnswer> redeem(String refreshToken) {
        return keys.ready(realm).then(grant.redeem(new RefreshGrant.Request(realm, "web", refreshToken, "", null)));
    }

    boolean familyRevoked(String id) {
        return revoked(Kind.FAMILY, id);
    }

    boolean sessionRevoked(String session) {
        return revoked(Kind.SESSION, "sid-" + session);
    }

    private boolean revoked(Kind kind, String id) {
        return Objects.requireNonNull(
                rooms.getBean(Revocations.class).revoked("main", kind, id).block());
    }

    @Override
    public void close() {
        rooms.close();
        log.setLevel(logged);
    }
}
