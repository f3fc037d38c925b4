/**
 * Better Auth sessions in, tokens out, in Keycloak's shape. A request enters at {@code keycloak} and walks down the
 * rooms once.
 */
@NullMarked
package dev.gatehouse.adapter;

import org.jspecify.annotations.NullMarked;
