package dev.gatehouse.edge.limit;

import dev.gatehouse.edge.policy.Limit.By;

/**
 * Who is counted, and where.
 *
 * @param route each route counts for itself
 * @param by    what {@code name} is
 * @param name  of the user or the client, or an address
 */
record Counted(String route, By by, String name) {

    /** As one text, in which no two of them are alike: the name of a route holds no slash. */
    String text() {
        return by + "/" + route + "/" + name;
    }
}
