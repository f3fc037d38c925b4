/**
 * Who is behind a Better Auth session. Start reading at {@link dev.gatehouse.adapter.session.Sessions}.
 */
@NullMarked
package dev.gatehouse.adapter.session;

import org.jspecify.annotations.NullMarked;
