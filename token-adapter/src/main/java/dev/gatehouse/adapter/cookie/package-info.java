/**
 * What Better Auth's cookies are called and hold, checked without asking it. Start reading at
 * {@link dev.gatehouse.adapter.cookie.CookieCache}.
 */
@NullMarked
package dev.gatehouse.adapter.cookie;

import org.jspecify.annotations.NullMarked;
