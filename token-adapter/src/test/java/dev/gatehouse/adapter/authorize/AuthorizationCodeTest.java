package dev.gatehouse.adapter.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationCodeTest {

    private static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");

    private static final AuthorizationCode CODE = new AuthorizationCode(
            "main",
            "site",
            "http://localhost:3000/callback",
            List.of("openid"),
            null,
            null,
            "sealed",
            new Identity("u", "s", null, false, null, null, null, List.of(), null, null),
            null,
            MADE.plus(Duration.ofDays(7)),
            MADE,
            MADE,
            null);

    /** Whoever is signed in can have as many as they ask for. */
    @Test
    void isKeptNoLongerThanItIsOfUseUnlessItWasUsed() {
        assertThat(CODE.forgottenAt()).isBetween(MADE.plus(Duration.ofMinutes(1)), MADE.plus(Duration.ofMinutes(2)));
        assertThat(CODE.usedBy("family").forgottenAt()).isEqualTo(MADE.plus(Duration.ofMinutes(15)));
    }

    @Test
    void staysLongEnoughToBeUsedInItsLastMoment() {
        Instant last = MADE.plus(Duration.ofMinutes(1)).minusMillis(1);
        assertThat(CODE.isOver(last)).isFalse();
        assertThat(CODE.forgottenAt()).isAfter(last.plus(Duration.ofSeconds(10)));
    }
}
