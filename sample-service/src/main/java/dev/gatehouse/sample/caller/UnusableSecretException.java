package dev.gatehouse.sample.caller;

import java.io.Serial;

/** Stops the start: without a secret nobody could be believed. Its message is one sentence that says what to set. */
final class UnusableSecretException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnusableSecretException(String message) {
        super(message);
    }
}
