package dev.gatehouse.adapter;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test: a Better Auth that knows nothing, and the clock where it started. */
final class Anew implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        BetterAuthStub.forgetEverything();
        SpringExtension.getApplicationContext(context).getBean(TestClock.class).reset();
    }
}
