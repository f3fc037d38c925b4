package dev.gatehouse.adapter.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.adapter.address.ClientAddresses;
import dev.gatehouse.adapter.denial.Denial;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by client address: {@value #MOST} at once, and as many a minute. Successes cost nothing, so however
 * many people share an address, only those who guess use it up. Thread-safe.
 *
 * <p>Bounded: beyond {@value #MOST_ADDRESSES} addresses, those that failed least lately are forgotten.
 */
public final class FailureLimit {

    static final int MOST = 100;
    static final int MOST_ADDRESSES = 100_000;

    private static final Duration WHILE = Duration.ofMinutes(1);

    /** What guessing looks like. Honest clients meet the others too: their session ended, or an old token was stolen. */
    private static final Set<Denial> FAILURES = EnumSet.of(
            Denial.FORM_MALFORMED,
            Denial.BODY_TOO_LARGE,
            Denial.TOO_MANY_PARAMETERS,
            Denial.PARAMETER_DUPLICATED,
            Denial.GRANT_TYPE_MISSING,
            Denial.GRANT_TYPE_UNSUPPORTED,
            Denial.PASSWORD_FORBIDDEN,
            Denial.CLIENT_UNKNOWN,
            Denial.CLIENT_SECRET_WRONG,
            Denial.INTROSPECT_SECRET_WRONG,
            Denial.SUBJECT_TOKEN_INVALID,
            Denial.REFRESH_TOKEN_INVALID,
            Denial.CODE_INVALID,
            Denial.EVENT_SIGNATURE_WRONG,
            Denial.ADMIN_UNAUTHORIZED);

    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    FailureLimit(InstantSource clock) {
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .ticker(time::currentTimeNanos)
                .expireAfterWrite(WHILE.plusSeconds(1))
                .build();
    }

    /** How long the address has to wait; empty for one that has not failed too often. */
    public Optional<Duration> wait(@Nullable String address) {
        Bucket bucket = address == null ? null : buckets.getIfPresent(ClientAddresses.network(address));
        long nanos = bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** Counts a refusal if it is a failure; how long to wait if there were too many before it. */
    public Optional<Duration> failed(@Nullable String address, Denial reason) {
        if (address == null || !FAILURES.contains(reason)) {
            return Optional.empty();
        }
        String network = ClientAddresses.network(address);
        Bucket bucket = buckets.get(network, key -> full());
        // Written again, so that it is kept for as long as it is not full.
        buckets.put(network, bucket);
        long nanos = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    void forgetAll() {
        buckets.invalidateAll();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, WHILE))
                .withCustomTimePrecision(time)
                .build();
    }

    /** The adapter's own clock: figures of a bucket and its expiry must move together. */
    private record ClockTime(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
