/**
 * Is this token active (RFC 7662).
 */
@NullMarked
package dev.gatehouse.adapter.introspect;

import org.jspecify.annotations.NullMarked;
