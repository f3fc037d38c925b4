package dev.gatehouse.bench;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** Answers everything with the same few bytes, as cheaply as it can. */
public final class Backend {

    private Backend() {}

    public static void main(String[] args) {
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .handle((request, response) -> response.header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"ok\":true}")))
                .bindNow()
                .onDispose()
                .block();
    }
}
