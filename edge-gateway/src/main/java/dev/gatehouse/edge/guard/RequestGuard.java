package dev.gatehouse.edge.guard;

import dev.gatehouse.edge.cors.CorsPolicy;
import dev.gatehouse.token.Refusal;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one connection between the codec and the server: lets good requests pass, answers a bad one as the
 * contract says, after all answers that are owed before it, and then hangs up. Nothing after a bad request is believed.
 */
// A write or close that fails ends the connection, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestGuard extends ChannelDuplexHandler {

    private static final int LONGEST_REST = 256 * 1024;

    private final CorsPolicy cors;
    private final Consumer<Refusal> refused;

    private @Nullable Patience patience;

    /** Requests that were let pass and are not answered to the end. */
    private int unanswered;

    /** Whether the head of an answer has left, and not yet its end. */
    private boolean answering;

    /** Whether the body of the newest request is still to come. */
    private boolean receiving;

    /** Bytes of a body that came after its answer. */
    private long ignored;

    private boolean progress;
    private boolean hungUp;
    private @Nullable EarlyAnswer owed;
    private int owedAfter;

    RequestGuard(CorsPolicy cors, Consumer<Refusal> refused) {
        this.cors = cors;
        this.refused = refused;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        patience = new Patience(context);
        patience.until(Patience.HEAD);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        progress = true;
        if (hungUp || owed != null) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpContent rest && receiving && unanswered == 0) {
            ignored += rest.content().readableBytes();
        }
        Refusal reason = judge(message);
        if (reason == null) {
            context.fireChannelRead(message);
            hangUpOnLongRest(context);
            return;
        }
        boolean known = !(message instanceof HttpRequest);
        EarlyAnswer answer = EarlyAnswer.of(
                reason, message instanceof HttpRequest request ? request.headers() : EmptyHttpHeaders.INSTANCE, cors);
        ReferenceCountUtil.release(message);
        refused.accept(reason);
        refuse(context, answer, known);
    }

    private @Nullable Refusal judge(Object message) {
        if (message instanceof HttpRequest request) {
            Refusal reason = HeadRules.judge(request);
            if (reason == null) {
                unanswered++;
                receiving = true;
                patience().forever();
            }
            return reason;
        }
        if (message instanceof HttpContent content) {
            if (content.decoderResult().isFailure()) {
                return HeadRules.failure(content.decoderResult().cause());
            }
            if (message instanceof LastHttpContent) {
                receiving = false;
                patience().forever();
                awaitRequest();
            }
        }
        return null;
    }

    /** What still comes after the answer is read to keep the connection, but not without end. */
    private void hangUpOnLongRest(ChannelHandlerContext context) {
        if (!receiving) {
            ignored = 0;
        } else if (ignored > LONGEST_REST) {
            hungUp = true;
            new Farewell(context).say();
        }
    }

    /** Answers at once, or when everything before it has been answered. */
    private void refuse(ChannelHandlerContext context, EarlyAnswer answer, boolean known) {
        int before = unanswered - (known ? 1 : 0);
        if (before > 0) {
            owed = answer;
            owedAfter = before;
        } else if (answering) {
            context.close();
        } else {
            send(context, answer);
        }
        if (known) {
            // Whoever reads the body must not take it for whole.
            context.fireExceptionCaught(new BrokenBodyException());
        }
    }

    private void send(ChannelHandlerContext context, EarlyAnswer answer) {
        hungUp = true;
        context.writeAndFlush(answer.response()).addListener(sent -> new Farewell(context).say());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (hungUp) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse answer) {
            if (HttpResponseStatus.SWITCHING_PROTOCOLS.equals(answer.status())) {
                context.write(message, promise);
                // From here on it is no HTTP.
                context.pipeline().remove(this);
                return;
            }
            if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            answering = true;
        }
        context.write(message, promise);
        if (message instanceof LastHttpContent) {
            answered(context);
        }
    }

    private void answered(ChannelHandlerContext context) {
        answering = false;
        unanswered--;
        if (owed != null && --owedAfter == 0) {
            send(context, owed);
        } else {
            awaitRequest();
        }
    }

    private void awaitRequest() {
        if (unanswered == 0 && !receiving) {
            patience().until(Patience.IDLE);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (receiving && progress) {
            patience().forever();
        } else if (!progress && unanswered == 0 && !receiving) {
            // Bytes that make no message: the beginning of a head.
            patience().headBegins();
        }
        progress = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (receiving) {
            patience().until(Patience.BODY);
        }
        context.read();
    }

    /** The server hangs up after an answer; a client that is still sending would lose that answer with the connection. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (hungUp) {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else if (receiving && unanswered == 0) {
            hungUp = true;
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
            new Farewell(context).say();
        } else {
            context.close(promise);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        patience().cancel();
    }

    private Patience patience() {
        if (patience == null) {
            throw new IllegalStateException("not yet part of a pipeline");
        }
        return patience;
    }
}
