/** Where the token adapter is, and how the edge proves to it who it is. */
@NullMarked
package dev.gatehouse.edge.adapter;

import org.jspecify.annotations.NullMarked;
