package dev.gatehouse.edge.live;

import dev.gatehouse.token.Claims;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An open connection, with the claims of the token that opened it. */
final class LiveConnection {

    private final Claims claims;
    private final Sinks.Empty<Void> end = Sinks.empty();

    LiveConnection(Claims claims) {
        this.claims = claims;
    }

    Claims claims() {
        return claims;
    }

    /** Completes when the token is over. */
    Mono<Void> ended() {
        return end.asMono();
    }

    void end() {
        end.tryEmitEmpty();
    }
}
