/** What a route demands: routes compiled for the gateway, and the pure decision on a caller. */
@NullMarked
package dev.gatehouse.edge.policy;

import org.jspecify.annotations.NullMarked;
