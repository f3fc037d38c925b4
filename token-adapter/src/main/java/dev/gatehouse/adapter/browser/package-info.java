/** Who is signed in in a browser by Better Auth's cookie. */
@NullMarked
package dev.gatehouse.adapter.browser;

import org.jspecify.annotations.NullMarked;
