package dev.gatehouse.sample.caller;

import java.io.PrintStream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells on standard error, in one sentence and without a stack trace, that a secret is missing. Boot tells the rest. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReport implements SpringBootExceptionReporter {

    private final PrintStream errors;

    /** Called by Spring Boot. */
    StartReport() {
        this(System.err);
    }

    StartReport(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableSecretException) {
                errors.println(cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
