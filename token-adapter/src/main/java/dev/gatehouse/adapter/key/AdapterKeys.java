package dev.gatehouse.adapter.key;

import dev.gatehouse.token.key.KeyRing;

/**
 * The secrets that the adapter holds. Whatever backends must not be able to make or read hangs on Better Auth's.
 *
 * @param access     for access tokens; backends may hold these secrets too
 * @param betterAuth Better Auth's own, current one first
 * @param single     whether both are the same
 */
public record AdapterKeys(KeysInForce access, KeyRing betterAuth, boolean single) {

    /** The ring that signs refresh tokens: who can verify an access token cannot forge one of these. */
    public KeyRing refresh() {
        return betterAuth.derive("gatehouse/refresh");
    }
}
