/** Connections that outlive their request's beginning: they end with the token that opened them. */
@NullMarked
package dev.gatehouse.edge.live;

import org.jspecify.annotations.NullMarked;
