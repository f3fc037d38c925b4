/** Logging out in a browser (OpenID Connect RP-Initiated Logout): whom, whether it was meant, and where to go then. */
@NullMarked
package dev.gatehouse.adapter.logout;

import org.jspecify.annotations.NullMarked;
