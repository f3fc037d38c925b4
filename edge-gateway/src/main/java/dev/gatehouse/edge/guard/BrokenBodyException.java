package dev.gatehouse.edge.guard;

import java.io.IOException;

/** The body of a request broke off; the client has been told already. */
final class BrokenBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenBodyException() {
        super("the framing of the request body is broken");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
