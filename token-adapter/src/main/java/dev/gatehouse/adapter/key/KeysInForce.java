package dev.gatehouse.adapter.key;

import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.key.KeyRing;

/** The secrets of access tokens that are in force right now. Reading them costs one volatile read. */
public final class KeysInForce {

    private volatile Made made;

    KeysInForce(KeyRing ring) {
        this.made = new Made(ring, new TokenMinter(ring));
    }

    private record Made(KeyRing ring, TokenMinter minter) {}

    /** For one token: the next may be signed by another key. */
    public TokenMinter minter() {
        return made.minter();
    }

    /** For one token: the next may see other keys. */
    public KeyRing ring() {
        return made.ring();
    }

    void share(KeyRing ring) {
        made = new Made(ring, new TokenMinter(ring));
    }
}
