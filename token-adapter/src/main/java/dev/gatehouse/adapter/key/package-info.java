/**
 * The secrets in force, and the rings of keys that are made of them.
 */
@NullMarked
package dev.gatehouse.adapter.key;

import org.jspecify.annotations.NullMarked;
