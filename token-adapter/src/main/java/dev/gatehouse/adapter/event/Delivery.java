package dev.gatehouse.adapter.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was delivered; nothing about it is proven yet.
 *
 * @param timestamp {@code X-Gatehouse-Timestamp}; null when it was not sent once
 * @param signature {@code X-Gatehouse-Signature}; null when it was not sent once
 */
public record Delivery(@Nullable String timestamp, @Nullable String signature, String body) {

    /** What is signed. */
    byte[] signed() {
        return (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Delivery[" + timestamp + "]";
    }
}
