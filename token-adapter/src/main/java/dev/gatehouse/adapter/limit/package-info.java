/**
 * Who has failed too often of late: guesses cost time.
 */
@NullMarked
package dev.gatehouse.adapter.limit;

import org.jspecify.annotations.NullMarked;
