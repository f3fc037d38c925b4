package dev.gatehouse.adapter.store;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Lets a test begin with nobody signed in, and nothing revoked. */
public final class EmptyStore {

    private EmptyStore() {}

    public static void in(ApplicationContext adapter) {
        ofWhatIsOver(adapter, Instant.MAX);
    }

    public static void ofWhatIsOver(ApplicationContext adapter, Instant now) {
        Store store = adapter.getBean(Store.class);
        Store inner = store instanceof MeanwhileStore outer ? outer.inner() : store;
        if (inner instanceof LocalStore local) {
            local.prune(now);
        }
    }
}
