/**
 * How the backends are called: in time, again where that may help, and not at all while they are down.
 *
 * <p>Start reading at {@link UpstreamFilter}.
 */
@NullMarked
package dev.gatehouse.edge.upstream;

import org.jspecify.annotations.NullMarked;
