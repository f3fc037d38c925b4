/**
 * How both programs take their settings: every name known, every wrong one told in one paragraph, secrets never shown.
 *
 * <p>Start reading at {@link KnownSettings}.
 */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
