/**
 * Which claims a token carries, and signing it. The same input gives the same bytes.
 */
@NullMarked
package dev.gatehouse.adapter.issue;

import org.jspecify.annotations.NullMarked;
