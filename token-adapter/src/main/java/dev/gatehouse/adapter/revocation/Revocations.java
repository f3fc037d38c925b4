package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.RevocationLog.Found;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Revokes: whoever follows the log knows within a moment. All fail with {@link StoreUnavailableException} when the
 * store does, and then nothing was revoked.
 */
public final class Revocations {

    private static final int ATTEMPTS = 20;

    private final RevocationLog log;

    Revocations(RevocationLog log) {
        this.log = log;
    }

    /**
     * The whole second before which tokens of now are issued: past the clocks of all who issue, and of the second that
     * has begun.
     */
    public Instant after(Instant now) {
        return now.plus(log.skew()).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** Since when the user's tokens count, {@link Instant#MIN} if they all do. */
    public Mono<Instant> since(String realm, String sub) {
        return Mono.zip(log.find(realm, Kind.SUBJECT, sub), log.find(realm, Kind.EVERYBODY, ""), Revocations::since);
    }

    /** Whether a token, family or session of that name is revoked, however old its tokens are. */
    public Mono<Boolean> revoked(String realm, Kind kind, String id) {
        return log.find(realm, kind, id).map(found -> found.revocation() != null);
    }

    /**
     * What is said of a session and its user.
     *
     * @param revoked whether the session is
     * @param since   since when the user's tokens count
     * @param asFound that all of it is still so
     */
    public record Said(boolean revoked, Instant since, List<Condition> asFound) {
        public Said {
            asFound = List.copyOf(asFound);
        }
    }

    public Mono<Said> said(String realm, String sid, String sub) {
        return Mono.zip(
                        log.find(realm, Kind.SESSION, sid),
                        log.find(realm, Kind.SUBJECT, sub),
                        log.find(realm, Kind.EVERYBODY, ""))
                .map(found -> new Said(
                        found.getT1().revocation() != null,
                        since(found.getT2(), found.getT3()),
                        List.of(
                                found.getT1().asFound(),
                                found.getT2().asFound(),
                                found.getT3().asFound())));
    }

    private static Instant since(Found a, Found b) {
        return before(a).isBefore(before(b)) ? before(b) : before(a);
    }

    private static Instant before(Found found) {
        Revocation revocation = found.revocation();
        return revocation == null ? Instant.MIN : revocation.issuedBefore().orElse(Instant.MIN);
    }

    /** What appends it to the realm's log, to be written together with what else follows. */
    public Mono<Change> change(String realm, Revocation revocation) {
        return log.append(realm, revocation);
    }

    /** Appends it to the realm's log. */
    public Mono<Boolean> revoke(String realm, Revocation revocation) {
        return revoke(realm, revocation, ATTEMPTS);
    }

    private Mono<Boolean> revoke(String realm, Revocation revocation, int left) {
        return left == 0
                ? Mono.error(new StoreUnavailableException("a name is revoked by too many at once"))
                : change(realm, revocation)
                        .flatMap(log::write)
                        .flatMap(won -> won ? Mono.just(true) : revoke(realm, revocation, left - 1));
    }
}
