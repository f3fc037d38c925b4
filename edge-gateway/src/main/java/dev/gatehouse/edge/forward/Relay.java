package dev.gatehouse.edge.forward;

import io.netty.handler.codec.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Writes the headers with which a request leaves for its backend. */
@FunctionalInterface
public interface Relay {

    /** Writes all of them but {@code Host}. */
    void write(ServerWebExchange exchange, HttpHeaders out);
}
