package dev.gatehouse.adapter.signing;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.SigningKeys;
import dev.gatehouse.settings.InvalidSetting;
import java.time.Duration;

/**
 * How long keys serve.
 *
 * @param lifetime how long a key signs
 * @param ahead    how long the next one is published before it signs, so that whoever keeps a copy of the JWK Set has it
 * @param kept     how long a key is published after it last signed
 */
record SigningPolicy(Duration lifetime, Duration ahead, Duration kept) {

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration LEAST = Duration.ofDays(2);
    private static final Duration MOST = Duration.ofDays(3650);

    /** ID tokens serve as hints at log-out long after they have expired, so keys are kept as long as a sign-in lives. */
    static SigningPolicy of(Realm realm) {
        SigningKeys keys = realm.settings().signingKeys();
        if (keys.lifetime().compareTo(LEAST) < 0 || keys.lifetime().compareTo(MOST) > 0) {
            throw new InvalidSetting(
                    realm.key("signing-keys.lifetime"),
                    "is " + keys.lifetime().toSeconds() + "s: write 2d to 3650d, such as 90d.");
        }
        return new SigningPolicy(keys.lifetime(), AHEAD, realm.settings().refreshToken());
    }
}
