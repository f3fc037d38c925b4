/**
 * Refresh families: begin, rotate, replay, end. Start reading at {@code RefreshFamily}.
 */
@NullMarked
package dev.gatehouse.adapter.refresh;

import org.jspecify.annotations.NullMarked;
