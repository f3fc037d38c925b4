/**
 * What any backend behind the edge looks like: Spring Security with the shared secret, and nothing of Gatehouse.
 *
 * <p>Two rooms: {@code caller} says who is calling, {@code task} is a feature that keeps users apart.
 */
@NullMarked
package dev.gatehouse.sample;

import org.jspecify.annotations.NullMarked;
