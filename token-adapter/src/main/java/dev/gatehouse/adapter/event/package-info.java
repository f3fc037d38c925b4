/**
 * What Better Auth tells us: sessions that ended, users who changed.
 */
@NullMarked
package dev.gatehouse.adapter.event;

import org.jspecify.annotations.NullMarked;
