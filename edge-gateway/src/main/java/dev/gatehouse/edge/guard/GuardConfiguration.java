package dev.gatehouse.edge.guard;

import dev.gatehouse.edge.audit.Ledger;
import dev.gatehouse.edge.cors.CorsPolicy;
import dev.gatehouse.settings.InvalidSetting;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.netty.NettyPipeline;

@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    private static final String ENCODER = NettyPipeline.LEFT + "answerEncoder";
    private static final String GUARD = NettyPipeline.LEFT + "requestGuard";

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> requestGuard(
            Ledger ledger, CorsPolicy cors, Environment settings) {
        if (settings.getProperty("server.http2.enabled", Boolean.class, false)) {
            throw new InvalidSetting(
                    "server.http2.enabled",
                    "is true, but the edge speaks HTTP/1.1 alone: take it away, and let the load balancer in front speak"
                            + " HTTP/2.");
        }
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit(
                (observer, channel, remote) -> guard(channel, new RequestGuard(cors, ledger::enter))));
    }

    private static void guard(Channel channel, RequestGuard guard) {
        ChannelPipeline pipeline = channel.pipeline();
        Queue<Boolean> headRequests = new ArrayDeque<>();
        HttpDecoderConfig bounds = new HttpDecoderConfig()
                .setMaxInitialLineLength(HeadRules.MAX_HEAD)
                .setMaxHeaderSize(HeadRules.MAX_HEAD)
                .setAllowDuplicateContentLengths(false)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true);
        pipeline.replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new StrictDecoder(bounds, headRequests));
        pipeline.addAfter(NettyPipeline.HttpCodec, ENCODER, new AnswerEncoder(headRequests));
        pipeline.addAfter(ENCODER, GUARD, guard);
    }
}
