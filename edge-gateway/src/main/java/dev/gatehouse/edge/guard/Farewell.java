package dev.gatehouse.edge.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/**
 * Hangs up so that the last answer arrives. A connection that is closed with bytes unread is reset, and a client that is
 * still sending may never see what it was told; so the edge stops speaking, and for a moment goes on listening.
 */
// A write or close that fails ends the connection, which is all that could be done about it.
@SuppressWarnings("FutureReturnValueIgnored")
record Farewell(ChannelHandlerContext context) implements Runnable {

    private static final int SECONDS = 2;

    void say() {
        if (context.channel() instanceof DuplexChannel duplex
                && context.pipeline().get(SslHandler.class) == null) {
            duplex.shutdownOutput();
        }
        context.channel().config().setAutoRead(true);
        context.read();
        context.executor().schedule(this, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        context.close();
    }
}
