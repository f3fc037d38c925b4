package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.CacheStrategy;
import dev.gatehouse.adapter.realm.RealmSettings.Cookie;
import dev.gatehouse.adapter.realm.RealmSettings.Secure;
import dev.gatehouse.adapter.realm.RealmSettings.Source;
import dev.gatehouse.adapter.realm.TestRealm;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import dev.gatehouse.token.key.SharedKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the cookies that were captured at a real Better Auth, with what it said of them. */
record VectorCase(JsonNode json) {

    static Stream<VectorCase> all() {
        try (InputStream file = file()) {
            return JsonMapper.shared()
                    .readTree(file)
                    .path("cases")
                    .valueStream()
                    .map(VectorCase::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another file of the same form may take its place. */
    private static InputStream file() throws IOException {
        String other = System.getProperty("better-auth.vectors");
        return other == null
                ? Objects.requireNonNull(VectorCase.class.getResourceAsStream("/captured/better-auth/vectors.json"))
                : Files.newInputStream(Path.of(other));
    }

    static VectorCase named(String name) {
        return all().filter(one -> one.text("name").equals(name)).findFirst().orElseThrow();
    }

    String text(String member) {
        return json.path(member).asString("");
    }

    boolean expectsSession() {
        return text("expect").equals("valid");
    }

    Instant now() {
        return Instant.ofEpochMilli(json.path("clock").asLong());
    }

    List<String> cookies() {
        return List.of(text("cookieHeader"));
    }

    /** The realm as somebody would set it up for this Better Auth. */
    Realm realm() {
        return realm(CacheStrategy.valueOf(source() == Source.REMOTE ? "AUTO" : upper(text("strategy"))));
    }

    Realm realm(CacheStrategy strategy) {
        return realm(strategy, source() == Source.REMOTE || strategy == CacheStrategy.JWKS || json.has("jwks"));
    }

    /** As {@link #realm()}, with the address of its Better Auth. */
    Realm askingRealm() {
        return realm(CacheStrategy.AUTO, true);
    }

    private Realm realm(CacheStrategy strategy, boolean asks) {
        BetterAuth betterAuth = new BetterAuth(
                asks ? "http://better-auth.test/api/auth" : null,
                source(),
                null,
                text("cacheVersion"),
                strategy,
                issuer(),
                true,
                null,
                new Cookie(
                        text("cookiePrefix"),
                        Secure.valueOf(upper("" + json.path("secure").asBoolean()))));
        return TestRealm.at("http://adapter.test", betterAuth);
    }

    private Source source() {
        return text("strategy").equals("none") ? Source.REMOTE : Source.COOKIE_CACHE;
    }

    private @Nullable String issuer() {
        return json.has("issuer") ? text("issuer") : null;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    Sessions sessions(Realm realm) {
        KeyRing secrets = new KeyRing(json.path("secrets")
                .valueStream()
                .map(secret -> new SharedKey("better-auth", Secret.ofText(secret.asString())))
                .toList());
        WebClient http = WebClient.builder().exchangeFunction(this::betterAuth).build();
        return new Sessions(
                Map.of(realm.name(), SessionConfiguration.sessions(realm, secrets, http, this::now)), this::now);
    }

    /** What Better Auth answered, or would have. */
    private Mono<ClientResponse> betterAuth(ClientRequest request) {
        String path = request.url().getPath();
        Optional<JsonNode> body = Optional.ofNullable(
                path.endsWith("/jwks")
                        ? json.get("jwks")
                        : path.endsWith("/get-session") ? json.get("getSession") : null);
        String text = path.endsWith("/get-active-member-role")
                ? "{\"role\":\"owner\"}"
                : body.map(JsonNode::toString).orElse("null");
        return Mono.just(ClientResponse.create(HttpStatus.OK)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .body(text)
                .build());
    }

    @Override
    public String toString() {
        return text("name");
    }
}
