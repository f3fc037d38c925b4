/**
 * A session becomes a sign-in: may this user, for this client, with which scope (RFC 8693).
 */
@NullMarked
package dev.gatehouse.adapter.exchange;

import org.jspecify.annotations.NullMarked;
