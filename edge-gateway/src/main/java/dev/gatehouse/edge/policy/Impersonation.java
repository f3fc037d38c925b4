package dev.gatehouse.edge.policy;

/** Whether an admin who acts as somebody else ({@code act} in the token) may pass. */
enum Impersonation {
    ALLOW,
    DENY
}
