/** The documents by which OpenID Connect clients set themselves up. */
@NullMarked
package dev.gatehouse.adapter.document;

import org.jspecify.annotations.NullMarked;
