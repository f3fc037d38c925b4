package dev.gatehouse.adapter.revocation;

import reactor.core.publisher.Mono;

/** Revokes: whoever follows the log knows within milliseconds. */
public final class Revocations {

    private final RevocationLog log;

    Revocations(RevocationLog log) {
        this.log = log;
    }

    /** Appends it to the realm's log. Fails with {@link RevocationLogException}, and then nothing was revoked. */
    public Mono<Boolean> revoke(String realm, Revocation revocation) {
        return log.append(realm, revocation);
    }
}
