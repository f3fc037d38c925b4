package dev.gatehouse.edge.exchange;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the edge takes Better Auth's cookies as a credential.
 *
 * @param cookies  finds them, whether or not they are taken
 * @param origins  from which pages they are taken
 * @param trades   trades them for tokens; null when they are not taken at all
 * @param loginUrl where people without a session are sent who open a page; null for nowhere
 */
public record CookieMode(
        BetterAuthCookies cookies,
        Origins origins,
        @Nullable Trades trades,
        @Nullable URI loginUrl) {}
