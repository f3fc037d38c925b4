package dev.gatehouse.adapter.cookie;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One of the ways in which Better Auth protects its cache cookie. */
interface CacheForm {

    /** What the cookie says; empty unless Better Auth made it and it is in date. */
    Optional<JsonNode> open(String cookie, Instant now);
}
