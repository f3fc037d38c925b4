package dev.gatehouse.edge.live;

import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A session of which the gateway learns that the edge has closed it by its close status alone.
 *
 * <p>Left to itself, it learns first that no more messages come, and takes leave of the backend without a code.
 */
final class ClosingSession implements WebSocketSession {

    private final WebSocketSession session;
    private volatile boolean closing;

    ClosingSession(WebSocketSession session) {
        this.session = session;
    }

    @Override
    public Flux<WebSocketMessage> receive() {
        return session.receive().concatWith(Mono.defer(() -> closing ? Mono.never() : Mono.empty()));
    }

    /** Closes it for the edge's own reason. Once begun, it cannot be cancelled. */
    Mono<Void> closeFor(CloseStatus status) {
        closing = true;
        // Cancelled, it would take the frame away from under the one that is writing it, and the client would see none.
        return session.close(status).cache();
    }

    @Override
    public Mono<Void> close(CloseStatus status) {
        return session.close(status);
    }

    @Override
    public Mono<CloseStatus> closeStatus() {
        return session.closeStatus();
    }

    @Override
    public Mono<Void> send(Publisher<WebSocketMessage> messages) {
        return session.send(messages);
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public HandshakeInfo getHandshakeInfo() {
        return session.getHandshakeInfo();
    }

    @Override
    public DataBufferFactory bufferFactory() {
        return session.bufferFactory();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return session.getAttributes();
    }

    @Override
    public WebSocketMessage textMessage(String payload) {
        return session.textMessage(payload);
    }

    @Override
    public WebSocketMessage binaryMessage(Function<DataBufferFactory, DataBuffer> payload) {
        return session.binaryMessage(payload);
    }

    @Override
    public WebSocketMessage pingMessage(Function<DataBufferFactory, DataBuffer> payload) {
        return session.pingMessage(payload);
    }

    @Override
    public WebSocketMessage pongMessage(Function<DataBufferFactory, DataBuffer> payload) {
        return session.pongMessage(payload);
    }
}
