package dev.gatehouse.adapter.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.denial.Denial;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureLimitTest {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final FailureLimit limit = new FailureLimit(() -> now);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(address, Denial.CLIENT_SECRET_WRONG);
        }
    }

    @Test
    void barsAnAddressThatFailedAHundredTimes() {
        fail("192.0.2.1", 99);
        assertThat(limit.wait("192.0.2.1")).isEmpty();
        assertThat(limit.failed("192.0.2.1", Denial.CLIENT_SECRET_WRONG)).isEmpty();

        assertThat(limit.wait("192.0.2.1")).contains(Duration.ofMillis(600));
        assertThat(limit.failed("192.0.2.1", Denial.CLIENT_SECRET_WRONG)).contains(Duration.ofMillis(600));
        assertThat(limit.wait("192.0.2.2")).isEmpty();
    }

    @Test
    void forgivesOneFailureEveryPartOfAMinute() {
        fail("192.0.2.1", 100);
        now = now.plusMillis(600);
        assertThat(limit.wait("192.0.2.1")).isEmpty();

        fail("192.0.2.1", 1);
        assertThat(limit.wait("192.0.2.1")).isPresent();
    }

    @Test
    void takesANetworkOf64BitsForOneAddress() {
        for (int i = 0; i < 100; i++) {
            fail("2001:db8:0:1::" + Integer.toHexString(i), 1);
        }

        assertThat(limit.wait("2001:db8:0:1:ffff:ffff:ffff:ffff")).isPresent();
        assertThat(limit.wait("2001:db8:0:2::1")).isEmpty();
        assertThat(limit.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SUBJECT_SESSION_OVER",
                "SESSION_ENDED",
                "REFRESH_TOKEN_EXPIRED",
                "REFRESH_TOKEN_REUSED",
                "FAMILY_ENDED",
                "USER_BANNED",
                "SESSIONS_UNREACHABLE",
                "STORE_UNAVAILABLE",
                "TOO_MANY_FAILURES"
            })
    void doesNotCountWhatHappensToTheHonest(Denial reason) {
        for (int i = 0; i < 200; i++) {
            limit.failed("192.0.2.1", reason);
        }

        assertThat(limit.wait("192.0.2.1")).isEmpty();
        assertThat(limit.size()).isZero();
    }

    @Test
    void countsNobodysFailuresAgainstNobody() {
        assertThat(limit.failed(null, Denial.CLIENT_SECRET_WRONG)).isEmpty();
        assertThat(limit.wait(null)).isEmpty();
        assertThat(limit.size()).isZero();
    }

    @Test
    void staysSmallInAFloodOfAddresses() {
        for (int i = 0; i < FailureLimit.MOST_ADDRESSES + 20_000; i++) {
            fail("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 1);
        }

        assertThat(limit.size()).isLessThanOrEqualTo(FailureLimit.MOST_ADDRESSES);
    }

    @Test
    void forgetsWhoHasNotFailedForAMinute() {
        fail("192.0.2.1", 50);
        now = now.plusSeconds(62);

        assertThat(limit.size()).isZero();
    }
}
