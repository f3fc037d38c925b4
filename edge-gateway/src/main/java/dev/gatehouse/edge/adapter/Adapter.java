package dev.gatehouse.edge.adapter;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The adapter's realm.
 *
 * @param client sends to it; its base is the realm's address, and every request says by HTTP Basic who the edge is
 *     (RFC 6749 section 2.3.1)
 */
public record Adapter(WebClient client) {}
