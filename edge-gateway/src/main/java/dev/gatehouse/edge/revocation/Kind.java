package dev.gatehouse.edge.revocation;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;

/** What a revocation names, and where a token tells of it. */
enum Kind {
    TOKEN("jti", Refusal.TOKEN_REVOKED),
    FAMILY("family", Refusal.TOKEN_REVOKED),
    SESSION("sid", Refusal.TOKEN_REVOKED),
    /** The user's tokens from before a time. */
    SUBJECT("sub", Refusal.TOKEN_OUTDATED),
    /** All tokens from before a time. */
    EVERYBODY("", Refusal.TOKEN_OUTDATED);

    private final String member;
    private final Refusal refusal;

    Kind(String member, Refusal refusal) {
        this.member = member;
        this.refusal = refusal;
    }

    /** The member of an entry of the feed that holds the id; empty for {@link #EVERYBODY}. */
    String member() {
        return member;
    }

    /** What a revoked token is told. */
    Refusal refusal() {
        return refusal;
    }

    /** By what a revocation of this kind would name the token; empty when it cannot. */
    String id(Claims claims) {
        return switch (this) {
            case TOKEN -> claims.tokenId();
            case FAMILY -> family(claims.tokenId());
            case SESSION -> claims.sessionId();
            case SUBJECT -> claims.subject();
            case EVERYBODY -> "";
        };
    }

    /** A {@code jti} is {@code family.n}; one without a dot belongs to no family. */
    private static String family(String jti) {
        return jti.substring(0, Math.max(0, jti.lastIndexOf('.')));
    }
}
