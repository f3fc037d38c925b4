package dev.gatehouse.edge.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection may keep the edge waiting for a request; then it is closed. Confined to the event loop.
 *
 * <p>A deadline moves with every request, the alarm only when it rings: setting one anew each time would cost more than
 * all other work of the guard.
 */
// A write or close that fails ends the connection, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Patience implements Runnable {

    /** From the opening, or from the first byte of a later request, to the end of its head. */
    static final Duration HEAD = Duration.ofSeconds(15);

    /** Between an answer and the next request. Longer than the usual minute of a load balancer, which should go first. */
    static final Duration IDLE = Duration.ofSeconds(75);

    /** For the next piece of a body, once the backend would take it. */
    static final Duration BODY = Duration.ofSeconds(30);

    private static final long NEVER = Long.MAX_VALUE;

    private final ChannelHandlerContext context;
    private final long start;
    private boolean inHead;
    private long deadline = NEVER;
    private long alarmAt = NEVER;
    private @Nullable Future<?> alarm;

    Patience(ChannelHandlerContext context) {
        this.context = context;
        this.start = context.executor().ticker().nanoTime();
    }

    void until(Duration limit) {
        inHead = limit.equals(HEAD);
        deadline = now() + limit.toNanos();
        if (deadline < alarmAt) {
            cancel();
            ring(deadline);
        }
    }

    /** The first byte of a head has come; later ones give no more time. */
    void headBegins() {
        if (!inHead) {
            until(HEAD);
        }
    }

    /** While the edge is at work, nobody is waited for. */
    void forever() {
        inHead = false;
        deadline = NEVER;
    }

    void cancel() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarmAt = NEVER;
    }

    @Override
    public void run() {
        alarmAt = NEVER;
        if (deadline == NEVER) {
            return;
        }
        if (deadline > now()) {
            ring(deadline);
        } else {
            context.close();
        }
    }

    private void ring(long at) {
        alarmAt = at;
        alarm = context.executor().schedule(this, Math.max(1, at - now()), TimeUnit.NANOSECONDS);
    }

    private long now() {
        return context.executor().ticker().nanoTime() - start;
    }
}
