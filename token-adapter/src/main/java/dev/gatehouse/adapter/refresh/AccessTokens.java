package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.signing.TokenKeys;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Finds the record behind an access token. Whoever holds the shared secret can make a token with a good signature, so
 * the record says what is so, and the token only which record is meant.
 */
final class AccessTokens {

    /** A token of a family; one that was narrowed for a service has a mark of its own at the end. */
    private static final Pattern ID = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,9})(-[A-Za-z0-9_-]{1,64})?");

    /** Another adapter's clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final TokenKeys keys;
    private final RefreshFamilies store;
    private final Families families;

    AccessTokens(TokenKeys keys, RefreshFamilies store, Families families) {
        this.keys = keys;
        this.store = store;
        this.families = families;
    }

    /**
     * A token and the family that it names, which may have ended.
     *
     * @param ends when the token ends, by its own word and by the record's
     */
    record Found(Claims claims, RefreshFamily family, Instant ends, boolean narrowed) {

        String id() {
            return claims.tokenId();
        }
    }

    /** The claims, if the signature is good and the token in date; nobody is to be believed for that alone. */
    Optional<Claims> read(Realm realm, String token, Instant now) {
        TokenProfile profile = new TokenProfile(realm.issuer(), TokenProfile.ACCESS, null, SKEW, LONGEST_LIFE);
        return keys.accessTokens(realm)
                .verify(token, profile, now)
                .<Optional<Claims>>fold(Optional::of, refused -> Optional.empty())
                .filter(claims -> now.isBefore(claims.expiresAt()));
    }

    /** The token with its record; empty if there is no such record, or it tells another story. */
    Mono<Optional<Found>> find(Realm realm, Claims claims, Instant now) {
        Matcher id = ID.matcher(claims.tokenId());
        if (!id.matches()) {
            return Mono.just(Optional.empty());
        }
        return store.find(id.group(1))
                .map(record -> record.filter(family -> tells(family, realm, claims))
                        .filter(family -> Integer.parseInt(id.group(2)) <= family.newest())
                        .map(family -> new Found(claims, family, ends(family, realm, claims), id.group(3) != null))
                        .filter(found -> found.narrowed()
                                || claims.clientId()
                                        .equals(found.family().signIn().clientId()))
                        .filter(found -> now.isBefore(found.ends())));
    }

    private static boolean tells(RefreshFamily family, Realm realm, Claims claims) {
        return family.realm().equals(realm.name())
                && family.userId().equals(claims.subject())
                && family.sessionId().equals(claims.sessionId());
    }

    private Instant ends(RefreshFamily family, Realm realm, Claims claims) {
        Instant latest = family.issuedAt().plus(families.policy(realm).accessLife());
        return claims.expiresAt().isBefore(latest) ? claims.expiresAt() : latest;
    }
}
