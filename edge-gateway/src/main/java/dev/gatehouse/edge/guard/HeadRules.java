package dev.gatehouse.edge.guard;

import dev.gatehouse.edge.guard.StrictDecoder.ControlInTargetException;
import dev.gatehouse.token.Refusal;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Whether a request's head says one thing only about its method, its target, its host and where its body ends. */
final class HeadRules {

    /** The longest head in bytes, from the request line to the empty line. */
    static final int MAX_HEAD = 32 * 1024;

    private static final int LINE_END = 2;

    private HeadRules() {}

    /** What is wrong; null if nothing. An absolute target is made a path, so that everybody behind reads the same. */
    static @Nullable Refusal judge(HttpRequest request) {
        DecoderResult decoded = request.decoderResult();
        if (decoded.isFailure()) {
            return failure(decoded.cause());
        }
        HttpMethod method = request.method();
        if (HttpMethod.CONNECT.equals(method) || HttpMethod.TRACE.equals(method)) {
            return Refusal.METHOD_NOT_ALLOWED;
        }
        Framing framing = new Framing();
        Iterator<Entry<CharSequence, CharSequence>> headers = request.headers().iteratorCharSequence();
        while (headers.hasNext()) {
            Entry<CharSequence, CharSequence> header = headers.next();
            framing.add(header.getKey(), header.getValue());
        }
        if (decoded instanceof HttpMessageDecoderResult sizes
                && sizes.totalSize() + (framing.lines() + 2) * LINE_END > MAX_HEAD) {
            return Refusal.HEADER_TOO_LARGE;
        }
        return framing.clear(HttpVersion.HTTP_1_1.equals(request.protocolVersion()))
                ? RequestTarget.judge(request, framing.host())
                : Refusal.REQUEST_MALFORMED;
    }

    /** What a decoder's failure is called. */
    static Refusal failure(@Nullable Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            return Refusal.HEADER_TOO_LARGE;
        }
        return cause instanceof ControlInTargetException ? Refusal.PATH_AMBIGUOUS : Refusal.REQUEST_MALFORMED;
    }
}
