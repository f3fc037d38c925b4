package dev.gatehouse.edge.key;

import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import java.util.List;

/** The verifier with the keys that are in force right now. Reading it costs one volatile read. */
public final class KeysInForce {

    private KeyRing shared;
    private List<PublicKeyOfIssuer> issuer = List.of();
    private volatile TokenVerifier verifier;

    KeysInForce(KeyRing shared) {
        this.shared = shared;
        this.verifier = new TokenVerifier(shared);
    }

    /** For one request: the next may see other keys. */
    public TokenVerifier verifier() {
        return verifier;
    }

    /** The shared secrets, for what is derived from them. */
    public synchronized KeyRing shared() {
        return shared;
    }

    synchronized void share(KeyRing ring) {
        shared = ring;
        verifier = new TokenVerifier(shared, issuer);
    }

    synchronized void publish(List<PublicKeyOfIssuer> keys) {
        if (!keys.equals(issuer)) {
            issuer = List.copyOf(keys);
            verifier = new TokenVerifier(shared, issuer);
        }
    }
}
