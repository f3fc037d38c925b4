package dev.gatehouse.adapter.refresh;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Lets a test begin with nobody signed in. */
public final class EmptyStore {

    private EmptyStore() {}

    public static void in(ApplicationContext adapter) {
        adapter.getBean(MemoryFamilies.class).prune(Instant.MAX);
        adapter.getBean(MemoryBars.class).prune(Instant.MAX);
    }
}
