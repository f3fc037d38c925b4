package dev.gatehouse.edge.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Queue;

/**
 * Reads requests, and refuses what Netty would mend without a word: a header folded over two lines (RFC 9112 section
 * 5.2), a request line with anything but single spaces between its parts. After the head nobody could tell any more.
 */
final class StrictDecoder extends HttpRequestDecoder {

    private static final String HTTP_1_0 = HttpVersion.HTTP_1_0.text();
    private static final String HTTP_1_1 = HttpVersion.HTTP_1_1.text();

    private final Queue<Boolean> headRequests;

    private boolean inBody;
    private boolean inHeaders;
    private boolean broken;
    private boolean old;
    private int methodEnd;
    private int targetEnd;

    /**
     * Takes the head's bounds.
     *
     * @param headRequests gets, for each request, whether it is HEAD, so that the answer to it is sent without a body
     */
    StrictDecoder(HttpDecoderConfig config, Queue<Boolean> headRequests) {
        super(config);
        this.headRequests = headRequests;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (broken) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        int known = out.size();
        if (!inBody && bent(bytes)) {
            bytes.skipBytes(bytes.readableBytes());
            HttpMessage request = createInvalidMessage();
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("bent line")));
            out.add(request);
        } else {
            super.decode(context, bytes, out);
        }
        for (int i = known; i < out.size(); i++) {
            follow(out.get(i));
        }
    }

    private void follow(Object message) {
        if (message instanceof HttpRequest request) {
            headRequests.add(HttpMethod.HEAD.equals(request.method()));
            broken = request.decoderResult().isFailure();
            if (old) {
                request.setProtocolVersion(HttpVersion.HTTP_1_0);
            }
            inHeaders = false;
            inBody = true;
        }
        if (message instanceof LastHttpContent) {
            inBody = false;
        }
    }

    /** Netty lets HTTP/1.0 repeat its length; here it is read by the rules of HTTP/1.1. */
    @Override
    protected HttpMessage createMessage(String[] words) throws Exception {
        old = words[2].equals(HTTP_1_0);
        if (!old && !words[2].equals(HTTP_1_1)) {
            throw new IllegalArgumentException("unknown protocol");
        }
        words[2] = HTTP_1_1;
        return super.createMessage(words);
    }

    /** Netty takes whole lines only, so what is left begins with one. */
    private boolean bent(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int line = bytes.readerIndex();
        while (line < end) {
            byte first = bytes.getByte(line);
            if (first == ' ' || first == '\t' || first == '\n') {
                return true;
            }
            int feed = bytes.indexOf(line, end, (byte) '\n');
            if (feed < 0) {
                return false;
            }
            boolean empty = first == '\r' && feed == line + 1;
            if (empty && inHeaders) {
                return false;
            }
            // Empty lines before a request mean nothing (RFC 9112 section 2.2).
            inHeaders |= !empty;
            line = feed + 1;
        }
        return false;
    }

    @Override
    protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
        methodEnd = start + length;
        return super.splitFirstWordInitialLine(line, start, length);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        demandOneSpace(line, methodEnd, start);
        targetEnd = start + length;
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        if (line[targetEnd] != ' ' && length != HTTP_1_1.length()) {
            // Netty takes some control characters for a space: this one stands in the middle of the path.
            throw new ControlInTargetException();
        }
        demandOneSpace(line, targetEnd, start);
        return super.splitThirdWordInitialLine(line, start, length);
    }

    private static void demandOneSpace(byte[] line, int end, int next) {
        if (next != end + 1 || line[end] != ' ') {
            throw new IllegalArgumentException("request line without single spaces");
        }
    }

    static final class ControlInTargetException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;
    }
}
