package dev.gatehouse.edge.policy;

/** Who may pass a route. */
public enum Access {
    /** Only a caller with a valid token. */
    REQUIRED,
    /** Anybody, but a token that is sent must be valid. */
    OPTIONAL,
    /** Anybody; no credential is looked at, and all pass through untouched. */
    PUBLIC
}
