package dev.gatehouse.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stands in for the token adapter over HTTP: trades cookies as it is told, publishes keys, reports what is revoked. */
public final class AdapterDouble implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<OutputStream> feeds = new CopyOnWriteArrayList<>();
    private final List<Trade> trades = new CopyOnWriteArrayList<>();
    private volatile Function<Trade, Reply> exchange = trade -> new Reply(400, "{\"error\":\"invalid_request\"}");
    private volatile String keys = "{\"keys\":[]}";

    /** What the edge asked. */
    public record Trade(Map<String, String> form, Map<String, List<String>> headers) {
        public String subject() {
            return form.getOrDefault("subject_token", "");
        }

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** What is answered, with {@code Retry-After: 3} where it is a 503. */
    public record Reply(int status, String body) {
        public static Reply token(String token) {
            return new Reply(200, "{\"access_token\":\"" + token + "\",\"expires_in\":900,\"token_type\":\"Bearer\"}");
        }
    }

    private AdapterDouble(HttpServer server) {
        this.server = server;
    }

    public static AdapterDouble start() {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            AdapterDouble adapter = new AdapterDouble(HttpServer.create(any, 0));
            adapter.server.setExecutor(adapter.threads);
            adapter.server.createContext("/realms/main/protocol/openid-connect/token", adapter::trade);
            adapter.server.createContext(
                    "/realms/main/protocol/openid-connect/certs", http -> answer(http, new Reply(200, adapter.keys)));
            adapter.server.createContext("/realms/main/revocations", adapter::feed);
            adapter.server.start();
            return adapter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The edge's settings that lead here. */
    public String[] settings() {
        return new String[] {
            "gatehouse.adapter.url=http://127.0.0.1:" + server.getAddress().getPort() + "/realms/main",
            "gatehouse.adapter.client-id=edge",
            "gatehouse.adapter.client-secret=edge-secret-edge-secret-edge-secret"
        };
    }

    public void exchanges(Function<Trade, Reply> answer) {
        trades.clear();
        exchange = answer;
    }

    public void publishes(String jwkSet) {
        keys = jwkSet;
    }

    /** Tells the edges of this entry; quotes may be single ones. */
    public void revokes(String entry) {
        for (OutputStream feed : feeds) {
            say(feed, "id: 2\nevent: revocation\ndata: " + entry.replace('\'', '"') + "\n\n");
        }
    }

    private static void say(OutputStream feed, String event) {
        try {
            feed.write(event.getBytes(StandardCharsets.UTF_8));
            feed.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Trade> trades() {
        return List.copyOf(trades);
    }

    private void trade(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        Trade trade = new Trade(form, http.getRequestHeaders());
        trades.add(trade);
        answer(http, exchange.apply(trade));
    }

    private void feed(HttpExchange http) throws IOException {
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        http.sendResponseHeaders(200, 0);
        say(http.getResponseBody(), "id: 1\nevent: snapshot\ndata: {\"revocations\":[]}\n\n");
        feeds.add(http.getResponseBody());
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private static void answer(HttpExchange http, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        if (reply.status() == 503) {
            http.getResponseHeaders().set("Retry-After", "3");
        }
        http.sendResponseHeaders(reply.status(), body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
