/** What was revoked, and the feed that says so. */
@NullMarked
package dev.gatehouse.edge.revocation;

import org.jspecify.annotations.NullMarked;
