/** What people see of the adapter: pages that stand alone, in any browser. */
@NullMarked
package dev.gatehouse.adapter.page;

import org.jspecify.annotations.NullMarked;
