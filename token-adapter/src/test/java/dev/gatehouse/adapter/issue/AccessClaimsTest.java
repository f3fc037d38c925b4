package dev.gatehouse.adapter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.realm.TestRealm;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.key.KeyRing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessClaimsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.999Z");

    @Test
    void guardsATokenOfBetterAuthsOwnSecretWheneverItHasAnAddress() {
        assertThat(AccessClaims.guarded(order("bob@example.com", "email"))).containsEntry("updateTo", false);
        assertThat(AccessClaims.guarded(order("bob@example.com", "profile"))).doesNotContainKeys("updateTo", "email");
        assertThat(AccessClaims.guarded(order(null, "email"))).doesNotContainKeys("updateTo", "email");
        assertThat(AccessClaims.of(order("bob@example.com", "email"))).doesNotContainKey("updateTo");
    }

    @Test
    void countsTimesInWholeSeconds() {
        assertThat(AccessClaims.of(order(null, "openid")))
                .containsEntry("iat", NOON.getEpochSecond())
                .containsEntry("exp", NOON.getEpochSecond() + 900);
    }

    @Test
    void mintsTheSameBytesForTheSameOrder() {
        KeyRing ring = KeyRing.parse("k1:0123456789abcdef0123456789abcdef");
        TokenIssuer issuer = new TokenIssuer(
                order -> new TokenMinter(ring),
                order -> new TokenMinter(ring),
                new TokenMinter(ring.derive("gatehouse/refresh")),
                AccessClaims::of);

        assertThat(issuer.issue(order("bob@example.com", "email")))
                .isEqualTo(issuer.issue(order("bob@example.com", "email")));
        assertThat(issuer.issue(order(null, "email")).toString()).isEqualTo("IssuedTokens[..]");
    }

    private static TokenOrder order(@Nullable String email, String scope) {
        Identity identity =
                new Identity("user-1", "sid-1", email, true, "Bob", email, null, List.of("user"), null, null);
        return new TokenOrder(
                TestRealm.at("http://a/realms/main"),
                "web",
                identity,
                List.of(scope),
                List.of(),
                RoleClaims.NONE,
                Map.of(),
                "fam.3",
                NOON,
                NOON.plusSeconds(900),
                NOON.plusSeconds(9000),
                null);
    }
}
