package dev.gatehouse.adapter.revocation;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Lets a test begin with nothing revoked. */
public final class EmptyLog {

    private EmptyLog() {}

    public static void in(ApplicationContext adapter) {
        adapter.getBean(MemoryLog.class).prune(Instant.MAX);
    }
}
