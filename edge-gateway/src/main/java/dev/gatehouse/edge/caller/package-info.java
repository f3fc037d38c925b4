/** Who is calling, as all rooms behind the decision see it. */
@NullMarked
package dev.gatehouse.edge.caller;

import org.jspecify.annotations.NullMarked;
