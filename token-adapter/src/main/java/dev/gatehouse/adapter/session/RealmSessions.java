package dev.gatehouse.adapter.session;

import org.jspecify.annotations.Nullable;

/**
 * Where one realm's sessions are found.
 *
 * @param believed null where cookies are believed no more than that their token was issued once
 * @param remote   null where there is nobody to ask
 * @param signOut  null where there is nobody to tell
 */
record RealmSessions(
        SessionCookies cookies,
        @Nullable CookieSessions believed,
        @Nullable RemoteSessions remote,
        @Nullable RemoteSignOut signOut) {}
