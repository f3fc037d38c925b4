/** Who is calling: which tokens are believed, which roles they carry, and what the edge relayed beside them. */
@NullMarked
package dev.gatehouse.sample.caller;

import org.jspecify.annotations.NullMarked;
