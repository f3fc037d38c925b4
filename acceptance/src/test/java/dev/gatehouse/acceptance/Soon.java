package dev.gatehouse.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is promised within a second, and looks often. */
final class Soon {

    private Soon() {}

    static boolean is(BooleanSupplier promised) {
        long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (!promised.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }
}
