/** The front door: believes, relays, refuses. */
@NullMarked
package dev.gatehouse.edge;

import org.jspecify.annotations.NullMarked;
