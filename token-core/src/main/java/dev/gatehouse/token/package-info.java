/**
 * What a Gatehouse token is, and whether one may be believed.
 *
 * <p>Plain Java: no framework, no I/O, no clock of its own. Start reading at {@link TokenVerifier}.
 */
@NullMarked
package dev.gatehouse.token;

import org.jspecify.annotations.NullMarked;
