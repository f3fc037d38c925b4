/** The one credential of a request, the verdict on it, and the headers that tell the backend of it. */
@NullMarked
package dev.gatehouse.edge.identity;

import org.jspecify.annotations.NullMarked;
