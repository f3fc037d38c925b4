package dev.gatehouse.adapter.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the log: which tokens are revoked, and until when anybody needs to know.
 *
 * @param id      names the token, family, session or user; empty for everybody
 * @param before  tokens issued before it are revoked; {@link Instant#MAX} for all
 * @param expires from then on no token that it could match is alive
 */
public record Revocation(Kind kind, String id, Instant before, Instant expires) {

    /** What a revocation names. */
    public enum Kind {
        TOKEN("jti"),
        FAMILY("family"),
        SESSION("sid"),
        /** The user's tokens from before a time. */
        SUBJECT("sub"),
        /** All tokens from before a time. */
        EVERYBODY("");

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        /** The member of the entry's JSON that holds the id; empty for {@link #EVERYBODY}. */
        public String member() {
            return member;
        }
    }

    public static Revocation ofToken(String jti, Instant expires) {
        return new Revocation(Kind.TOKEN, jti, Instant.MAX, expires);
    }

    public static Revocation ofFamily(String family, Instant expires) {
        return new Revocation(Kind.FAMILY, family, Instant.MAX, expires);
    }

    public static Revocation ofSession(String sid, Instant expires) {
        return new Revocation(Kind.SESSION, sid, Instant.MAX, expires);
    }

    /** The user's tokens whose {@code iat} is before a time. */
    public static Revocation ofSubject(String sub, Instant before, Instant expires) {
        return new Revocation(Kind.SUBJECT, sub, before, expires);
    }

    /** Everybody's tokens whose {@code iat} is before a time. */
    public static Revocation ofEverybody(Instant before, Instant expires) {
        return new Revocation(Kind.EVERYBODY, "", before, expires);
    }

    /** The time before which tokens are revoked; empty when their age does not matter. */
    public Optional<Instant> issuedBefore() {
        return before.equals(Instant.MAX) ? Optional.empty() : Optional.of(before);
    }

    /** Reaches as far as both, which must be of one name. */
    Revocation join(Revocation other) {
        return new Revocation(
                kind,
                id,
                before.isBefore(other.before) ? other.before : before,
                expires.isBefore(other.expires) ? other.expires : expires);
    }

    /** Whether this says all that {@code other} says. */
    boolean covers(Revocation other) {
        return kind == other.kind
                && id.equals(other.id)
                && !before.isBefore(other.before)
                && !expires.isBefore(other.expires);
    }

    boolean over(Instant now) {
        return !now.isBefore(expires);
    }
}
