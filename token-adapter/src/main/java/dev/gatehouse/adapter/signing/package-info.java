/**
 * The realm's own key pairs: for ID tokens, and for access tokens of clients whose backends read a JWK Set. They are made
 * here, kept in the store, and replaced with overlap, or given as PEM.
 */
@NullMarked
package dev.gatehouse.adapter.signing;

import org.jspecify.annotations.NullMarked;
