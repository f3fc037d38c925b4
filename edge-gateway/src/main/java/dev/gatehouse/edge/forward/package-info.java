/** The call of a backend: its target, the headers both ways, the body. */
@NullMarked
package dev.gatehouse.edge.forward;

import org.jspecify.annotations.NullMarked;
