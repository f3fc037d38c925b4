package dev.gatehouse.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.policy.Limit.By;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryBucketsTest implements BucketsContract {

    private final TestTime time = new TestTime();
    private final MemoryBuckets buckets = new MemoryBuckets(time);

    @Override
    public Buckets buckets() {
        return buckets;
    }

    @Override
    public void later(Duration span) {
        time.later(span);
    }

    @Test
    void forgetCallersWhoseBucketIsFullAgain() {
        call("a");
        later(Duration.ofSeconds(4));

        assertThat(buckets.size()).isZero();
    }

    @Test
    void areBoundedHoweverManyCallersCome() {
        for (int i = 0; i < 150_000; i++) {
            call("caller-" + i);
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(100_000);
    }

    private void call(String name) {
        buckets.take(new Counted("route", By.USER, name), TEN_THEN_TWENTY).subscribe();
    }
}
