/** The time between being told to stop and stopping, in which everybody may find another adapter. */
@NullMarked
package dev.gatehouse.adapter.drain;

import org.jspecify.annotations.NullMarked;
