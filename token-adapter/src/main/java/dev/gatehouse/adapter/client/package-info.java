/**
 * Who the clients are, how they prove it, and what they may ask (RFC 6749 section 2).
 */
@NullMarked
package dev.gatehouse.adapter.client;

import org.jspecify.annotations.NullMarked;
