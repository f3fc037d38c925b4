/**
 * What the server itself would refuse, or wrongly let pass, before any filter sees it: broken HTTP, and connections that
 * keep it waiting.
 *
 * <p>Start reading at {@link RequestGuard}.
 */
@NullMarked
package dev.gatehouse.edge.guard;

import org.jspecify.annotations.NullMarked;
