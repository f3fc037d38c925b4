@NullMarked
package dev.gatehouse.sample.caller;

import org.jspecify.annotations.NullMarked;
