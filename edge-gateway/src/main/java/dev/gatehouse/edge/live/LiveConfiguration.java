package dev.gatehouse.edge.live;

import dev.gatehouse.edge.drain.Drain;
import dev.gatehouse.edge.revocation.Revocations;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.reactive.socket.server.WebSocketService;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveConnections liveConnections(Revocations revocations) {
        LiveConnections live = new LiveConnections(revocations, Clock.systemUTC(), Schedulers.parallel());
        revocations.onChange(live::end);
        return live;
    }

    @Bean
    EventStreams eventStreams(LiveConnections live, Drain drain) {
        return new EventStreams(live, drain);
    }

    /** Stands before the gateway's own, which makes no room for another of its name. */
    @Bean
    @Primary
    LiveWebSockets liveWebSockets(
            @Qualifier("webSocketService") WebSocketService plain, LiveConnections live, Drain drain) {
        return new LiveWebSockets(plain, live, drain, Schedulers.parallel());
    }
}
