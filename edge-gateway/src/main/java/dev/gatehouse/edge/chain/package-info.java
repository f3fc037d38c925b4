/** The order of all filters. */
@NullMarked
package dev.gatehouse.edge.chain;

import org.jspecify.annotations.NullMarked;
