/** What was decided about each request: counted, remembered for a while, and written down on demand. */
@NullMarked
package dev.gatehouse.edge.audit;

import org.jspecify.annotations.NullMarked;
