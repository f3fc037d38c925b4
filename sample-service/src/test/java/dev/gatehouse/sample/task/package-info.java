@NullMarked
package dev.gatehouse.sample.task;

import org.jspecify.annotations.NullMarked;
