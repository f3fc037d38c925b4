@NullMarked
package dev.gatehouse.sample;

import org.jspecify.annotations.NullMarked;
