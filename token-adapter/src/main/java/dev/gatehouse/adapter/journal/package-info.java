/**
 * A checksummed file that records are appended to. Start reading at {@link dev.gatehouse.adapter.journal.Journal}.
 */
@NullMarked
package dev.gatehouse.adapter.journal;

import org.jspecify.annotations.NullMarked;
