package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.realm.ClientSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was granted when a family began, and stays.
 *
 * @param family        the family's id, random
 * @param sealedSession the session's token, encrypted for this family
 * @param renewable     whether the client gets refresh tokens
 * @param authenticatedAt when the user signed in, for {@code auth_time}; null where no ID tokens are given
 */
record SignIn(
        String family,
        String realm,
        String clientId,
        List<String> scopes,
        List<String> audiences,
        String sealedSession,
        boolean renewable,
        @Nullable Instant authenticatedAt) {

    SignIn {
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
    }

    /**
     * Those of the scopes that are asked for when refreshing, and those that Keycloak gives by default; all for nothing. One
     * that was not granted is passed over, as there.
     */
    List<String> scopesWithin(String asked) {
        List<String> wanted = List.of(asked.split(" ", -1));
        return asked.isBlank()
                ? scopes
                : scopes.stream()
                        .filter(scope -> wanted.contains(scope) || ClientSettings.DEFAULT_SCOPES.contains(scope))
                        .toList();
    }

    SignIn sealedAs(String session) {
        return new SignIn(family, realm, clientId, scopes, audiences, session, renewable, authenticatedAt);
    }
}
