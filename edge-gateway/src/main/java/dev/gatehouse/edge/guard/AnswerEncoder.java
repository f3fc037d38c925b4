package dev.gatehouse.edge.guard;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.Queue;

/** Writes answers; those to HEAD without their bodies. */
final class AnswerEncoder extends HttpResponseEncoder {

    private final Queue<Boolean> headRequests;

    AnswerEncoder(Queue<Boolean> headRequests) {
        this.headRequests = headRequests;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse answer) {
        if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            return super.isContentAlwaysEmpty(answer);
        }
        return Boolean.TRUE.equals(headRequests.poll()) || super.isContentAlwaysEmpty(answer);
    }
}
