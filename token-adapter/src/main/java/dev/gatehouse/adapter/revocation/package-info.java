/**
 * What was revoked; the log that edges follow.
 */
@NullMarked
package dev.gatehouse.adapter.revocation;

import org.jspecify.annotations.NullMarked;
