/** Tasks: everybody sees their own, an administrator sees all. */
@NullMarked
package dev.gatehouse.sample.task;

import org.jspecify.annotations.NullMarked;
