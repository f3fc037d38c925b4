/** Whose address a request came from, when proxies stand between. */
@NullMarked
package dev.gatehouse.edge.address;

import org.jspecify.annotations.NullMarked;
