/**
 * Whose address a request came from, when proxies stand between.
 */
@NullMarked
package dev.gatehouse.adapter.address;

import org.jspecify.annotations.NullMarked;
