/** How much a client may send, and what it is told before it does. */
@NullMarked
package dev.gatehouse.edge.body;

import org.jspecify.annotations.NullMarked;
