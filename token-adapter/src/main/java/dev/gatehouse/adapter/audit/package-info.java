/**
 * What happened, for the record: one line for each thing that was done or refused, and counters.
 *
 * <p>Start reading at {@link Trail}.
 */
@NullMarked
package dev.gatehouse.adapter.audit;

import org.jspecify.annotations.NullMarked;
