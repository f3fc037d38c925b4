/**
 * Where the adapter keeps what must outlive a request. Start reading at {@link dev.gatehouse.adapter.store.Store}.
 */
@NullMarked
package dev.gatehouse.adapter.store;

import org.jspecify.annotations.NullMarked;
