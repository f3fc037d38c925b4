package dev.gatehouse.settings;

import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells in one paragraph on standard error why the program did not start. What it cannot explain it leaves to Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReport implements SpringBootExceptionReporter {

    private final PrintStream errors;

    /** Called by Spring Boot, which fills in the context; the reason alone is told, so it is not needed. */
    StartReport(ConfigurableApplicationContext ignored) {
        this(System.err);
    }

    StartReport(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> paragraph = StartFailure.explain(failure);
        paragraph.ifPresent(text -> errors.println("gatehouse did not start: " + text));
        return paragraph.isPresent();
    }
}
