/** The keys in force: shared secrets, read again when their file changes, and the issuer's public keys. */
@NullMarked
package dev.gatehouse.edge.key;

import org.jspecify.annotations.NullMarked;
