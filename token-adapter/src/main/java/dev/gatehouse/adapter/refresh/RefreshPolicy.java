package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.realm.Realm;
import java.time.Duration;

/**
 * How long things last in one realm.
 *
 * @param accessLife   how long an access token lives
 * @param familyLife   how long a family lives after it began, or after the session was found extended
 * @param replayWindow how long a rotated token still fetches the newest pair
 * @param staleIfError how long the last confirmed identity serves while Better Auth cannot be asked
 */
record RefreshPolicy(Duration accessLife, Duration familyLife, Duration replayWindow, Duration staleIfError) {

    static RefreshPolicy of(Realm realm) {
        return new RefreshPolicy(
                realm.settings().accessToken(),
                realm.settings().refreshToken(),
                realm.settings().replayWindow(),
                realm.settings().staleIfError());
    }
}
