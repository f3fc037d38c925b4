/**
 * Every reason for which the adapter says no, in the words of Keycloak and the RFCs.
 */
@NullMarked
package dev.gatehouse.adapter.denial;

import org.jspecify.annotations.NullMarked;
