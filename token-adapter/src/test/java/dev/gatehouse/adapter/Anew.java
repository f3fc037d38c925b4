package dev.gatehouse.adapter;

import dev.gatehouse.adapter.limit.NoFailures;
import dev.gatehouse.adapter.store.EmptyStore;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test: a Better Auth that knows nothing, nobody signed in, nothing revoked, and the clock where it started. */
final class Anew implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        BetterAuthStub.forgetEverything();
        ApplicationContext adapter = SpringExtension.getApplicationContext(context);
        adapter.getBean(TestClock.class).reset();
        EmptyStore.in(adapter);
        NoFailures.in(adapter);
    }
}
