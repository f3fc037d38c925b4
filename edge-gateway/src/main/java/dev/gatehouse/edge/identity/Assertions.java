package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.key.KeysInForce;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of 60 seconds for one backend alone, under a key that only this backend has beside us: it can verify them, but
 * can make none for anybody else.
 */
final class Assertions {

    private static final long SECONDS = 60;
    private static final String LABEL = "gatehouse/assertion/";

    private final KeysInForce keys;
    private final InstantSource clock;

    /** By audience; the audiences are those of the configuration, so they are few. */
    private final Map<String, Signer> signers = new ConcurrentHashMap<>();

    Assertions(KeysInForce keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private record Signer(SharedKey of, TokenMinter minter) {
        static Signer derived(SharedKey key, String audience) {
            SharedKey own = new SharedKey(key.kid(), key.secret().derive(LABEL + audience));
            return new Signer(key, new TokenMinter(new KeyRing(List.of(own))));
        }
    }

    /** What the caller's token says, for {@code audience} alone and for a minute at most. */
    String mint(Claims claims, String audience) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> said = new LinkedHashMap<>(claims.members());
        said.values().removeIf(value -> value == null);
        said.put("aud", List.of(audience));
        said.put("iat", now.getEpochSecond());
        said.put(
                "exp",
                Math.min(now.getEpochSecond() + SECONDS, claims.expiresAt().getEpochSecond()));
        said.remove("nbf");
        return signer(audience).minter().mint(said);
    }

    private Signer signer(String audience) {
        SharedKey current = keys.shared().first();
        return signers.compute(
                audience,
                (name, kept) -> kept != null && kept.of().equals(current) ? kept : Signer.derived(current, name));
    }
}
