/** A Better Auth cookie for a token: one call to the adapter for each session, kept while it is good. */
@NullMarked
package dev.gatehouse.edge.exchange;

import org.jspecify.annotations.NullMarked;
