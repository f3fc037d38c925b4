package dev.gatehouse.adapter.keycloak;

/**
 * Where an endpoint is.
 *
 * @param path in it {@code *} stands for one segment; the first is the realm's name
 */
record Route(String path, Endpoint endpoint) {}
