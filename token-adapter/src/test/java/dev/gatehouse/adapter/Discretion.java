package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Reads all logs of every test, and finds no token, cookie or secret in them that was seen. */
final class Discretion implements BeforeEachCallback, AfterEachCallback {

    static final String AUDIT = "gatehouse.audit";

    private static final int SHORTEST = 10;
    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final Lines LINES = new Lines();

    static {
        SECRETS.addAll(List.of(
                "http-capture-secret-kT5vN8xQ2wZ7mB4cL9",
                "token-secret-of-the-tests-0123456789abcdef",
                "events-secret-of-the-tests-0123456789abcdef",
                "edge+secret/=",
                "hashed-secret",
                "reporter-secret",
                "ops-secret"));
        LINES.start();
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    }

    /** From now on nobody may write this down. */
    static void guard(String secret) {
        if (secret.length() >= SHORTEST) {
            SECRETS.add(secret);
        }
    }

    /** What the test has had written for the record so far. */
    static List<String> audit() {
        return LINES.events.stream()
                .filter(event -> event.getLoggerName().equals(AUDIT))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        // Each adapter that starts takes away the appenders of the one before.
        if (!root.isAttached(LINES)) {
            LINES.setContext(root.getLoggerContext());
            LINES.start();
            root.addAppender(LINES);
        }
        LINES.events.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> written = LINES.events.stream().flatMap(Discretion::text).toList();
        assertThat(SECRETS).allSatisfy(secret -> assertThat(written).noneMatch(line -> line.contains(secret)));
    }

    private static Stream<String> text(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? Stream.of(event.getFormattedMessage())
                : Stream.of(event.getFormattedMessage(), ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
