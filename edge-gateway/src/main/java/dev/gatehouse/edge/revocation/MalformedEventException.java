package dev.gatehouse.edge.revocation;

/** The adapter sent what the edge cannot read. The message holds nothing of what was sent. */
final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }
}
