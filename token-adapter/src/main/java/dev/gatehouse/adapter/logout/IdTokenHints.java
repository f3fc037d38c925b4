package dev.gatehouse.adapter.logout;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.signing.TokenKeys;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ID tokens that come back to say who logs out. People do so long after they have expired. */
final class IdTokenHints {

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final JsonMapper json = JsonMapper.builder().build();
    private final TokenKeys keys;

    IdTokenHints(TokenKeys keys) {
        this.keys = keys;
    }

    /** Which client got the token, and of whose session it tells. */
    record Hint(String clientId, About about) {}

    /** The hint; empty for what is no ID token of the realm's. */
    Optional<Hint> read(Realm realm, String token, Instant now) {
        TokenProfile profile = new TokenProfile(realm.issuer(), TokenProfile.ID, null, SKEW, LONGEST_LIFE);
        // The times are judged last, so one that is refused for its age alone is genuine.
        boolean genuine = keys.idTokens(realm)
                .verify(token, profile, now)
                .fold(claims -> true, reason -> reason == Refusal.TOKEN_EXPIRED);
        return genuine ? hint(token) : Optional.empty();
    }

    private Optional<Hint> hint(String genuine) {
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(genuine.split("\\.", -1)[1]));
        String sid = claims.path("sid").asString("");
        return sid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(
                        claims.path("azp").asString(""),
                        About.session(claims.path("sub").asString(""), sid)));
    }
}
