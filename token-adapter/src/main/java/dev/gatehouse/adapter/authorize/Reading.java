package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.denial.Denial;

/** What a request for a code came to before it is asked who the user is. */
sealed interface Reading {

    /** It may be granted. */
    record Read(AuthorizationRequest request) implements Reading {}

    /** There is no address that could be trusted with an answer: the user is told. */
    record Shown(Denial reason) implements Reading {}

    /**
     * The client is told.
     *
     * @param detail what the description ends in; empty for most reasons
     */
    record Returned(Return way, Denial reason, String detail) implements Reading {}
}
