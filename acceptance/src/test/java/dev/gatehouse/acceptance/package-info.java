/** The whole house as real processes, seen from outside. Start reading at {@link House}. */
@NullMarked
package dev.gatehouse.acceptance;

import org.jspecify.annotations.NullMarked;
