/** Secrets that can be used but not read, and the ring of those that are in force. */
@NullMarked
package dev.gatehouse.token.key;

import org.jspecify.annotations.NullMarked;
