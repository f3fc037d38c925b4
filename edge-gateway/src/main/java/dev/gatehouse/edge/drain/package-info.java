/** The time between being told to stop and stopping, in which everybody may find another edge. */
@NullMarked
package dev.gatehouse.edge.drain;

import org.jspecify.annotations.NullMarked;
