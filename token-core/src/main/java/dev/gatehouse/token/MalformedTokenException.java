package dev.gatehouse.token;

/** The text is no token at all. Its message is always the same: another could only hold parts of what a stranger sent. */
final class MalformedTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    // A flood of garbage must be cheap, and the trace would tell nothing that the refusal does not.
    MalformedTokenException() {
        super("the token is malformed", null, false, false);
    }
}
