package dev.gatehouse.settings;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells in one paragraph on standard error why the program did not start. What it cannot explain it leaves to Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReport implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> paragraph = StartFailure.explain(failure);
        paragraph.ifPresent(text -> System.err.println("gatehouse did not start: " + text));
        return paragraph.isPresent();
    }
}
