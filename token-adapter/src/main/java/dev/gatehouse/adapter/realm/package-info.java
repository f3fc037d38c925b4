/**
 * Which realms there are and what was written about each. Rooms turn their part of it into a policy of their own.
 */
@NullMarked
package dev.gatehouse.adapter.realm;

import org.jspecify.annotations.NullMarked;
