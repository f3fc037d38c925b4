package dev.gatehouse.adapter.key;

import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.KeyRing;

/** The secrets of access tokens that are in force right now. Reading them costs one volatile read. */
public final class KeysInForce {

    private volatile Made made;

    KeysInForce(KeyRing ring) {
        this.made = Made.of(ring);
    }

    private record Made(TokenMinter minter, TokenVerifier verifier) {
        static Made of(KeyRing ring) {
            return new Made(new TokenMinter(ring), new TokenVerifier(ring));
        }
    }

    /** For one token: the next may be signed by another key. */
    public TokenMinter minter() {
        return made.minter();
    }

    /** For one token: the next may see other keys. */
    public TokenVerifier verifier() {
        return made.verifier();
    }

    void share(KeyRing ring) {
        made = Made.of(ring);
    }
}
