/**
 * Paths, parameters and JSON as Keycloak and the RFCs write them. Decides nothing, keeps nothing.
 */
@NullMarked
package dev.gatehouse.adapter.keycloak;

import org.jspecify.annotations.NullMarked;
