package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** What is made of a route as it is written. */
class PolicyLintTest {

    private static final TokenProfile PROFILE =
            new TokenProfile(Tokens.ISSUER, TokenProfile.ACCESS, "house", Duration.ZERO, Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strip-prefix=0",
                "strip-prefix=20",
                "retries=0",
                "retries=5",
                "timeout=10ms",
                "timeout=1h",
                "max-body=0B",
                "limit.rate=1",
                "limit.rate=1000000",
            })
    void takesTheLeastAndTheMost(String key) {
        assertThat(policy(OnStale.OPEN, key).route()).isEqualTo("tasks");
    }

    @ParameterizedTest
    @CsvSource({
        "strip-prefix=-1, strip-prefix",
        "strip-prefix=21, strip-prefix",
        "retries=-1, retries",
        "retries=6, retries",
        "timeout=9ms, timeout",
        "timeout=3601s, timeout",
        "max-body=-1B, max-body",
        "limit.rate=0, limit.rate",
        "limit.rate=1000001, limit.rate",
    })
    void refusesLessAndMore(String key, String named) {
        assertThatThrownBy(() -> policy(OnStale.OPEN, key))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("gatehouse.routes.tasks." + named + " ");
    }

    @ParameterizedTest
    @CsvSource({"0, 5, user", "5, 5, client", "9, 9, address"})
    void takesTheRateForTheBurstWhereNoneIsWritten(int written, int burst, String by) {
        assertThat(policy(OnStale.OPEN, "limit.rate=5", "limit.burst=" + written, "limit.by=" + by)
                        .limit())
                .isEqualTo(new Limit(5, burst, Limit.By.valueOf(by.toUpperCase(Locale.ROOT))));
    }

    @Test
    void refusesABurstBelowTheRate() {
        assertThatThrownBy(() -> policy(OnStale.OPEN, "limit.rate=5", "limit.burst=4"))
                .hasMessage("gatehouse.routes.tasks.limit.burst is 4: write at least the rate, 5.");
    }

    @Test
    void limitsNobodyWhereNobodySaysSo() {
        assertThat(policy(OnStale.OPEN, "roles=a").limit()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, roles=a, false",
        "CLOSED, roles=a, true",
        "OPEN, on-stale=closed, true",
        "CLOSED, on-stale=open, false"
    })
    void goesByTheRoutesOwnWordOnStaleRevocationsFirst(OnStale common, String key, boolean closed) {
        assertThat(policy(common, key).closedWhenStale()).isEqualTo(closed);
    }

    @Test
    void asksForTheCommonAudienceOrItsOwn() {
        assertThat(policy(OnStale.OPEN, "roles=a").profile()).isEqualTo(PROFILE);
        assertThat(policy(OnStale.OPEN, "audience=own").profile()).isEqualTo(PROFILE.withAudience("own"));
    }

    @Test
    void keepsWhatTheRouteAndItsMethodsDemand() {
        RoutePolicy policy = policy(
                OnStale.OPEN,
                "access=optional",
                "roles=a,b",
                "scopes=c",
                "impersonation=deny",
                "methods.PATCH.roles=d",
                "max-body=2KB");

        assertThat(policy.access()).isEqualTo(Access.OPTIONAL);
        assertThat(policy.own()).isEqualTo(new Demand(Set.of("a", "b"), Set.of("c"), true));
        assertThat(policy.methods())
                .containsOnlyKeys(HttpMethod.PATCH)
                .containsValue(new Demand(Set.of("d"), Set.of(), false));
        assertThat(policy.maxBody()).isEqualTo(2048);
    }

    @Test
    void letsAPublicRouteLimitAndRetry() {
        assertThat(policy(OnStale.CLOSED, "access=public", "limit.rate=1", "retries=1", "on-stale=open")
                        .access())
                .isEqualTo(Access.PUBLIC);
    }

    @Test
    void closesNoPublicRouteWhenRevocationsAreStale() {
        assertThatThrownBy(() -> policy(OnStale.OPEN, "access=public", "on-stale=closed"))
                .hasMessageStartingWith("gatehouse.routes.tasks.access is public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "30s"})
    void letsClocksDifferByHalfAMinute(String skew) {
        TokenProperties token = new TokenProperties(Tokens.ISSUER, Written.time(skew), Duration.ofHours(1), null);

        assertThat(token.profile().skew()).isEqualTo(Written.time(skew));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6s", "15s", "1h"})
    void waitsForRevocationsAsLongAsIsWritten(String time) {
        assertThat(new RevocationProperties(OnStale.OPEN, Written.time(time)).staleAfter())
                .isEqualTo(Written.time(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5999ms", "3601s", "-1s"})
    void waitsNoShorterThanASignOfLifeTakesAndNoLongerThanAnHour(String time) {
        assertThatThrownBy(() -> new RevocationProperties(OnStale.OPEN, Written.time(time)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("gatehouse.revocation.stale-after is ");
    }

    private static RoutePolicy policy(OnStale common, String... keys) {
        String[] lines = new String[keys.length + 1];
        lines[0] = "tasks.path=/tasks/**";
        for (int i = 0; i < keys.length; i++) {
            lines[i + 1] = "tasks." + keys[i];
        }
        RouteSettings route = Objects.requireNonNull(Written.routes(lines).get("tasks"));
        return PolicyLint.policy("tasks", route, PROFILE, common);
    }
}
