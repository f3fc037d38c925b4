package dev.gatehouse.adapter.event;

import dev.gatehouse.adapter.realm.HiddenText;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.key.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secret that a realm shares with our Better Auth plugin: who holds it may tell us of events. */
record EventSeal(Secret secret) {

    /** How far the plugin's clock may be off, and how long a delivery may be under way. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern SIGNATURE = Pattern.compile("v1=([0-9a-f]{64})");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** Empty for a realm that takes no events. */
    static Optional<EventSeal> of(Realm realm) {
        HiddenText written = realm.settings().betterAuth().eventsSecret();
        if (written == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EventSeal(written.into(Secret::ofText)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(realm.key("better-auth.events-secret"), e.getMessage() + ".");
        }
    }

    /** Whether the plugin made this delivery, and lately. */
    boolean verifies(Delivery delivery, Instant now) {
        String timestamp = delivery.timestamp();
        String signature = delivery.signature();
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Matcher hex = SIGNATURE.matcher(signature);
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (!hex.matches() || off.abs().compareTo(WINDOW) > 0) {
            return false;
        }
        byte[] signed = delivery.signed();
        return secret.verifies(signed, 0, signed.length, HexFormat.of().parseHex(hex.group(1)));
    }
}
