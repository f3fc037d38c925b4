package dev.gatehouse.edge.guard;

import dev.gatehouse.edge.audit.RequestId;
import dev.gatehouse.edge.cors.CorsPolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/** A refusal as it leaves without an exchange: the same document that all others get. */
record EarlyAnswer(Refusal reason, String requestId, Map<String, String> cors) {

    /** To a request with these headers, as far as any could be read. */
    static EarlyAnswer of(Refusal reason, HttpHeaders asked, CorsPolicy cors) {
        return new EarlyAnswer(
                reason, RequestId.choose(asked.get(RequestId.HEADER)), cors.answer(asked.get(HttpHeaderNames.ORIGIN)));
    }

    FullHttpResponse response() {
        byte[] body = RefusalWriter.problem(reason, requestId);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reason.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(RequestId.HEADER, requestId)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        cors.forEach(response.headers()::set);
        return response;
    }
}
