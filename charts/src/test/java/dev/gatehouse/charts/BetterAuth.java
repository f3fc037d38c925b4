package dev.gatehouse.charts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Better Auth to which every session is good, and belongs to somebody called Ada. */
final class BetterAuth implements AutoCloseable {

    private final HttpServer server;

    BetterAuth() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/auth", BetterAuth::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/auth";
    }

    /** The value of the cookie of a session, signed as Better Auth signs it. */
    static String cookie(String token, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
            return URLEncoder.encode(token + "." + signature, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        String dates = "\"createdAt\":\"%s\",\"updatedAt\":\"%s\"".formatted(now, now);
        String body = exchange.getRequestURI().getPath().endsWith("/get-session")
                ? """
                {"session":{"id":"sid-1","token":"t1","userId":"ada","expiresAt":"%s",%s},
                 "user":{"id":"ada","email":"ada@example.com","emailVerified":true,"name":"Ada","role":"user",%s}}
                """.formatted(now.plus(Duration.ofDays(7)), dates, dates)
                : "{\"ok\":true}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
