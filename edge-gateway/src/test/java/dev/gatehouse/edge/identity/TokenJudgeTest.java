package dev.gatehouse.edge.identity;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.key.GivenKeys;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Demand;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.revocation.GivenRevocations;
import dev.gatehouse.edge.revocation.Revocations;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Verified, not revoked, allowed, told: in that order. */
class TokenJudgeTest {

    private static final TokenProfile PROFILE =
            new TokenProfile(Tokens.ISSUER, TokenProfile.ACCESS, null, Duration.ofSeconds(5), Duration.ofHours(1));

    private static final Demand ADMIN = new Demand(Set.of("admin"), Set.of(), false);

    @Test
    void passesACallerWithWhatTheBackendWillBeTold() {
        Tokens caller = token().subject("ada");

        assertThat(judge(GivenRevocations.none(), caller, policy(Demand.NOTHING, false)))
                .isInstanceOfSatisfying(Decision.Pass.class, pass -> {
                    Caller found = pass.caller();
                    assertThat(found.identity()).isEqualTo(Map.of("X-User-Id", "ada"));
                    assertThat(found.token()).isEqualTo(caller.text());
                    assertThat(found.claims())
                            .isNotNull()
                            .extracting(Claims::members)
                            .isEqualTo(caller.claims().members());
                });
    }

    @Test
    void refusesATokenThatIsNotBelieved() {
        assertThat(judge(GivenRevocations.staleOf("s1"), token().expiredFor("1m"), policy(ADMIN, true)))
                .isEqualTo(Decision.refuse(Refusal.TOKEN_EXPIRED));
    }

    @Test
    void refusesARevokedTokenBeforeItAsksForARole() {
        assertThat(judge(GivenRevocations.staleOf("s1"), token().claim("sid", "s1"), policy(ADMIN, true)))
                .isEqualTo(Decision.refuse(Refusal.TOKEN_REVOKED));
    }

    @Test
    void refusesAnybodyOnAClosedRouteWhileNothingIsKnown() {
        assertThat(judge(GivenRevocations.staleOf("s1"), token(), policy(Demand.NOTHING, true)))
                .isEqualTo(Decision.refuse(Refusal.REVOCATION_STALE));
        assertThat(judge(GivenRevocations.staleOf("s1"), token(), policy(Demand.NOTHING, false)))
                .isInstanceOf(Decision.Pass.class);
    }

    @Test
    void refusesWhomThePolicyRefuses() {
        assertThat(judge(GivenRevocations.none(), token(), policy(ADMIN, false)))
                .isEqualTo(Decision.refuse(Refusal.ROLE_MISSING));
    }

    @Test
    void refusesACallerOfWhomNotEvenTheIdsFit() {
        assertThat(judge(GivenRevocations.none(), token().subject("u".repeat(300)), policy(Demand.NOTHING, false)))
                .isEqualTo(Decision.refuse(Refusal.HEADER_TOO_LARGE));
    }

    private static Decision judge(Revocations revocations, Tokens token, RoutePolicy policy) {
        return new TokenJudge(
                        GivenKeys.of(Tokens.SECRETS), revocations, new IdentityHeaders(Map.of(), 256), Instant::now)
                .judge(token.text(), policy, HttpMethod.GET);
    }

    private static RoutePolicy policy(Demand demand, boolean closedWhenStale) {
        return new RoutePolicy("tasks", Access.REQUIRED, demand, Map.of(), PROFILE, closedWhenStale, null, 0);
    }
}
