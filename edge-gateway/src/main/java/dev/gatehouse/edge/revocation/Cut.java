package dev.gatehouse.edge.revocation;

import dev.gatehouse.token.Claims;

/**
 * How far a revocation reaches.
 *
 * @param before  tokens issued before it are revoked, in seconds since the epoch; {@link #ANY_AGE} for all
 * @param expires from then on no token that it could match is alive, in seconds since the epoch
 */
record Cut(long before, long expires) {

    static final long ANY_AGE = Long.MAX_VALUE;

    boolean reaches(Claims claims) {
        return before == ANY_AGE || claims.issuedAt().getEpochSecond() < before;
    }

    /** Reaches as far as both. */
    Cut join(Cut other) {
        return new Cut(Math.max(before, other.before), Math.max(expires, other.expires));
    }
}
