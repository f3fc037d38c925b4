package dev.gatehouse.adapter.signing;

import dev.gatehouse.adapter.key.KeysInForce;
import dev.gatehouse.adapter.realm.ClientSettings;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.TokenAlgorithm;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Which key signs which token, and which keys a token may be signed by. */
public final class TokenKeys {

    private final Map<String, RealmKeys> byRealm;
    private final KeysInForce shared;
    private final InstantSource clock;

    TokenKeys(Map<String, RealmKeys> byRealm, KeysInForce shared, InstantSource clock) {
        this.byRealm = Map.copyOf(byRealm);
        this.shared = shared;
        this.clock = clock;
    }

    /** Emits as soon as the realm has keys; the other methods look nothing up. Fails with {@link StoreUnavailableException}. */
    public Mono<Boolean> ready(Realm realm) {
        return of(realm).ready(clock.instant());
    }

    /** What signs a client's access tokens. */
    public TokenMinter access(Realm realm, String clientId) {
        ClientSettings client = realm.settings().clients().get(clientId);
        return minter(realm, client == null ? TokenAlgorithm.HS256 : client.accessTokenAlg());
    }

    /** What signs a client's ID tokens. */
    public TokenMinter id(Realm realm, String clientId) {
        ClientSettings client = realm.settings().clients().get(clientId);
        return minter(realm, client == null ? TokenAlgorithm.RS256 : client.idTokenAlg());
    }

    /** Believes what any key for access tokens of the realm has signed. */
    public TokenVerifier accessTokens(Realm realm) {
        return of(realm).verifier(shared.ring());
    }

    /** Believes what the realm's own keys have signed, and not what backends could have. */
    public TokenVerifier idTokens(Realm realm) {
        return new TokenVerifier(published(realm));
    }

    /** The public halves of all keys that are in use, were, or will be. */
    public List<PublicKeyOfIssuer> published(Realm realm) {
        return of(realm).current().publicKeys();
    }

    /** The public half of the key that signs RS256 now; empty in a realm without one. */
    public Optional<PublicKeyOfIssuer> active(Realm realm) {
        return of(realm).current().signer(TokenAlgorithm.RS256, clock.instant()).map(RealmKey::publicKey);
    }

    private TokenMinter minter(Realm realm, TokenAlgorithm algorithm) {
        return algorithm == TokenAlgorithm.HS256
                ? shared.minter()
                : of(realm)
                        .current()
                        .signer(algorithm, clock.instant())
                        .map(TokenMinter::new)
                        .orElseThrow(() -> new IllegalStateException("no key for " + algorithm));
    }

    private RealmKeys of(Realm realm) {
        RealmKeys found = byRealm.get(realm.name());
        if (found == null) {
            throw new IllegalStateException("no keys for realm " + realm.name());
        }
        return found;
    }
}
