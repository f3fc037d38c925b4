package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Revokes: whoever follows the log knows within milliseconds. */
public final class Revocations {

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
        return Mono.zip(before(realm, Kind.SUBJECT, sub), before(realm, Kind.EVERYBODY, ""), Revocations::later);
    }

    /** Whether a token, family or session of that name is revoked, however old its tokens are. */
    public Mono<Boolean> revoked(String realm, Kind kind, String id) {
        return log.find(realm, kind, id).map(Optional::isPresent);
    }

    private Mono<Instant> before(String realm, Kind kind, String id) {
        return log.find(realm, kind, id)
                .map(found -> found.flatMap(Revocation::issuedBefore).orElse(Instant.MIN));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /** Appends it to the realm's log. Fails with {@link RevocationLogException}, and then nothing was revoked. */
    public Mono<Boolean> revoke(String realm, Revocation revocation) {
        return log.append(realm, revocation);
    }
}
