package dev.gatehouse.edge.policy;

/** What happens to requests while it is not known which tokens have been revoked. */
public enum OnStale {
    /** They pass by what was known last. */
    OPEN,
    /** They are refused. */
    CLOSED
}
