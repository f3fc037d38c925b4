package dev.gatehouse.adapter.issue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token tells of the signing in (OpenID Connect Core section 2); whoever has one is given an ID token.
 *
 * @param time  {@code auth_time}; null for a client on its own behalf
 * @param nonce of the request for a code; null when refreshing, or where none was sent
 */
public record Authentication(
        @Nullable Instant time, @Nullable String nonce) {}
