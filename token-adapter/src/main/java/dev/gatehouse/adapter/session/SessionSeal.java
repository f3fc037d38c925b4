package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.key.Seal;
import dev.gatehouse.token.key.KeyRing;
import java.util.Base64;
import java.util.Optional;

/** Encrypts session tokens for a store: who can read it cannot sign in with what is in it. */
public final class SessionSeal {

    private static final String LABEL = "gatehouse/session-seal";

    private final Seal seal;

    SessionSeal(KeyRing betterAuth) {
        this.seal = new Seal(betterAuth, LABEL);
    }

    /** The sealed token, which opens only together with the same {@code owner}. */
    public String seal(SessionToken token, String owner) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(token.bytes(), owner));
    }

    /** Sealed anew where another key than the first seals it, which may be taken away one day; else as it was. */
    public String renew(String sealed, String owner) {
        return seal.isCurrent(bytes(sealed), owner)
                ? sealed
                : open(sealed, owner).map(token -> seal(token, owner)).orElse(sealed);
    }

    /** The token; empty if no secret in force sealed it for this owner. */
    public Optional<SessionToken> open(String sealed, String owner) {
        return seal.open(bytes(sealed), owner).map(SessionToken::ofBytes);
    }

    private static byte[] bytes(String sealed) {
        return Base64.getUrlDecoder().decode(sealed);
    }
}
