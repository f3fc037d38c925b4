/**
 * The authorization code flow (RFC 6749 section 4.1) with PKCE (RFC 7636): who may be sent where with a code, and what a
 * code is worth. Whoever holds the Better Auth session is the user.
 */
@NullMarked
package dev.gatehouse.adapter.authorize;

import org.jspecify.annotations.NullMarked;
