package dev.gatehouse.adapter.session;

import java.time.Instant;

/**
 * An answer, and since when it may be out of date: what changed after {@code at} may not be in it.
 *
 * @param at when Better Auth was asked, which is earlier than the question for who shares another's answer
 */
public record Asked(SessionAnswer answer, Instant at) {}
