package dev.gatehouse.edge.body;

import java.io.IOException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** A request whose body breaks off when it has grown too long, so that no backend takes it for whole. */
final class CountedBody extends ServerHttpRequestDecorator {

    private final long most;
    private long count;

    CountedBody(ServerHttpRequest request, long most) {
        super(request);
        this.most = most;
    }

    /** Whether more has come than may. */
    boolean exceeded() {
        return count > most;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().handle(this::count);
    }

    private void count(DataBuffer piece, SynchronousSink<DataBuffer> sink) {
        count += piece.readableByteCount();
        if (exceeded()) {
            DataBufferUtils.release(piece);
            sink.error(new IOException("the request body is too large"));
        } else {
            sink.next(piece);
        }
    }
}
