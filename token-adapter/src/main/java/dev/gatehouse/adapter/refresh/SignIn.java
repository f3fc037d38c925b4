package dev.gatehouse.adapter.refresh;

import java.util.List;

/**
 * What was granted when a family began, and stays.
 *
 * @param family        the family's id, random
 * @param sealedSession the session's token, encrypted for this family
 * @param renewable     whether the client gets refresh tokens
 */
record SignIn(
        String family,
        String realm,
        String clientId,
        List<String> scopes,
        List<String> audiences,
        String sealedSession,
        boolean renewable) {

    SignIn {
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
    }

    SignIn sealedAs(String session) {
        return new SignIn(family, realm, clientId, scopes, audiences, session, renewable);
    }
}
