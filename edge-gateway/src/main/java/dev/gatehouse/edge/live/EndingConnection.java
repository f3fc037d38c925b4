package dev.gatehouse.edge.live;

import dev.gatehouse.token.Claims;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;

/** A connection to a backend from which nothing is received any more once the caller's token is over. */
record EndingConnection(Connection backend, Claims claims, LiveConnections live) implements Connection {

    @Override
    public NettyInbound inbound() {
        return new EndingInbound(backend.inbound(), this);
    }

    @Override
    public NettyOutbound outbound() {
        return backend.outbound();
    }

    @Override
    public Channel channel() {
        return backend.channel();
    }

    @Override
    public void dispose() {
        backend.dispose();
    }

    @Override
    public boolean isDisposed() {
        return backend.isDisposed();
    }

    @Override
    public Mono<Void> onDispose() {
        return backend.onDispose();
    }

    @Override
    public Mono<Void> onTerminate() {
        return backend.onTerminate();
    }

    private Flux<?> untilOver(Flux<?> received) {
        return live.watch(claims, over -> received.takeUntilOther(over));
    }

    private record EndingInbound(NettyInbound backend, EndingConnection connection) implements NettyInbound {

        @Override
        public ByteBufFlux receive() {
            return ByteBufFlux.fromInbound(connection.untilOver(backend.receive()));
        }

        @Override
        public Flux<?> receiveObject() {
            return connection.untilOver(backend.receiveObject());
        }

        @Override
        public NettyInbound withConnection(Consumer<? super Connection> withConnection) {
            withConnection.accept(connection);
            return this;
        }
    }
}
