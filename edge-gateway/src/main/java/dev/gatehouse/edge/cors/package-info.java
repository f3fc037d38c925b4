/** Which pages of other origins may read what the edge answers (the CORS protocol of the Fetch standard). */
@NullMarked
package dev.gatehouse.edge.cors;

import org.jspecify.annotations.NullMarked;
