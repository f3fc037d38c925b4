package dev.gatehouse.acceptance;

/** Where people go: to a Better Auth for their session, and to the adapter for tokens. */
interface Place {

    String demo();

    String adapter();
}
