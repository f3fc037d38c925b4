/** The Helm charts, tested without a cluster: rendered, read as strictly as an API server would, and booted. */
@NullMarked
package dev.gatehouse.charts;

import org.jspecify.annotations.NullMarked;
