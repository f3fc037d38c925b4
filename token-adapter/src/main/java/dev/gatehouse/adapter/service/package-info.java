/**
 * Clients that act on their own behalf (RFC 6749 section 4.4).
 */
@NullMarked
package dev.gatehouse.adapter.service;

import org.jspecify.annotations.NullMarked;
