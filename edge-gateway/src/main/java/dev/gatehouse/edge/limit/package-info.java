/**
 * How fast a caller may call, and who counts as one caller.
 *
 * <p>Start reading at {@link LimitFilter}.
 */
@NullMarked
package dev.gatehouse.edge.limit;

import org.jspecify.annotations.NullMarked;
