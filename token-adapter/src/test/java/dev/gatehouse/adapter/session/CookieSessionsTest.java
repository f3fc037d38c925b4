package dev.gatehouse.adapter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.cookie.CookieCache;
import dev.gatehouse.adapter.cookie.CookieHeader;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.CacheStrategy;
import dev.gatehouse.adapter.session.Identity.Organization;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Gone;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.reactive.function.client.WebClient;

class CookieSessionsTest {

    private static final String SECRET = "a-secret-of-the-tests-of-cookies-0123456789";
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String CACHE = """
            {"session":{"id":"s","token":"t","expiresAt":"2026-11-21T08:00:00.001Z"},"user":{"id":"u"},\
            "updatedAt":1795244670052,"version":"1","exp":9999999999}""";

    private final VectorCase member = VectorCase.named("compact-organization-active");

    @Test
    void leavesTheRolesOutWhereNobodyCanBeAskedForThem() {
        SessionAnswer answer = ask(member.realm(CacheStrategy.COMPACT));

        assertThat(answer).isInstanceOf(Confirmed.class);
        assertThat(((Confirmed) answer).session().identity().organization())
                .isEqualTo(new Organization(
                        member.json().at("/decoded/activeOrganizationId").asString(), List.of()));
    }

    @Test
    void asksForTheRolesInAnOrganization() {
        // This Better Auth knows of no session at all, so whoever asks it is told so.
        assertThat(ask(member.askingRealm())).isEqualTo(new Gone());
    }

    private SessionAnswer ask(Realm realm) {
        Sessions sessions = member.sessions(realm);
        SessionToken token = sessions.find(realm, member.cookies())
                .flatMap(found -> sessions.verify(realm, found))
                .orElseThrow();
        return sessions.ask(realm, token, member.cookies(), null)
                .blockOptional()
                .orElseThrow()
                .answer();
    }

    @Test
    void knowsHowOldItsKnowledgeIs() {
        assertThat(found(CACHE)).map(CachedSession::at).contains(Instant.ofEpochMilli(1_795_244_670_052L));
        assertThat(found(CACHE.replace(",\"version\":\"1\"", ""))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"token\":\"t\",              | ''",
                "\"token\":\"t\"               | \"token\":\"T\"",
                "\"version\":\"1\"             | \"version\":\"2\"",
                "\"updatedAt\":1795244670052,  | ''",
                "\"updatedAt\":1795244670052   | \"updatedAt\":\"1795244670052\"",
                "08:00:00.001Z                 | 08:00:00.000Z",
                "2026-11-21T08:00:00.001Z      | tomorrow",
                "\"user\":{\"id\":\"u\"}       | \"user\":{}",
                "\"id\":\"s\",                 | ''",
            })
    void believesNoCacheThatLacksSomething(String member, String instead) {
        assertThat(CACHE).contains(member);
        assertThat(found(CACHE.replace(member, instead))).isEmpty();
    }

    private static Optional<CachedSession> found(String cache) {
        Realm realm = VectorCase.named("jwt-plain").realm();
        CookieSessions sessions =
                new CookieSessions(CookieCache.of(realm, KeyRing.parse("k:" + SECRET), null, WebClient.create()), "1");
        String signed = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(cache.getBytes(StandardCharsets.UTF_8));
        String signature = base64(Secret.ofText(SECRET).sign(signed.getBytes(StandardCharsets.UTF_8)));
        CookieHeader cookies = CookieHeader.parse(List.of("better-auth.session_data=" + signed + "." + signature));
        return sessions.find(new SessionToken("n", "t"), cookies, NOW)
                .blockOptional()
                .orElseThrow();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
