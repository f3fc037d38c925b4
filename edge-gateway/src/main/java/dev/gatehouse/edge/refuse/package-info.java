/** Every no: status, challenge and problem document, also for an upstream that is down. */
@NullMarked
package dev.gatehouse.edge.refuse;

import org.jspecify.annotations.NullMarked;
