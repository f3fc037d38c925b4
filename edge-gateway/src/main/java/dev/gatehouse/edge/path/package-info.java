/** Which raw paths and methods mean two things, or never pass. */
@NullMarked
package dev.gatehouse.edge.path;

import org.jspecify.annotations.NullMarked;
