package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.RequestId;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/**
 * Says why, where the server itself refuses a request that is no HTTP: it would hang up without a word. For one
 * connection.
 */
// A write or close that fails ends the connection, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class EarlyAnswers extends ChannelOutboundHandlerAdapter {

    private static final int LINGER_SECONDS = 1;

    private final AnswerWriter writer;
    private final Books books;
    private boolean said;

    EarlyAnswers(AnswerWriter writer, Books books) {
        this.writer = writer;
        this.books = books;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof FullHttpResponse answer) || !silent(answer)) {
            context.write(message, promise);
            return;
        }
        answer.release();
        said = true;
        context.write(response(reason(answer.status())), promise);
    }

    /** What is closed with bytes unread is reset, and the answer may be lost with it: so we go on listening for a moment. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        boolean plain = context.pipeline().get(SslHandler.class) == null;
        if (!said || !plain || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        channel.shutdownOutput();
        channel.config().setAutoRead(true);
        context.read();
        context.executor().schedule(() -> context.close(promise), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    /** Every answer of ours has an id. */
    private static boolean silent(FullHttpResponse answer) {
        return answer.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !answer.headers().contains(RequestId.HEADER);
    }

    private static Denial reason(HttpResponseStatus status) {
        boolean tooLong = status.equals(HttpResponseStatus.REQUEST_URI_TOO_LONG)
                || status.equals(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        return tooLong ? Denial.HEAD_TOO_LARGE : Denial.HTTP_MALFORMED;
    }

    private FullHttpResponse response(Denial reason) {
        Denied denied = new Denied(reason);
        books.enter(denied);
        byte[] body = writer.bytes(Answers.error(denied));
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reason.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff")
                .set(RequestId.HEADER, RequestId.choose(null))
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }
}
