package dev.gatehouse.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the feed of revocations, as an edge does. */
final class FeedCalls {

    static final String MAIN = "/realms/main/revocations";
    static final String EDGE = basic("edge", "edge+secret/=");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Environment environment;

    FeedCalls(Environment environment) {
        this.environment = environment;
    }

    /** One event of a feed. */
    record Event(String name, String id, JsonNode data) {

        List<String> entries() {
            return data.path("revocations")
                    .valueStream()
                    .map(JsonNode::toString)
                    .toList();
        }
    }

    /** A feed that is open. */
    record Reading(int status, HttpResponse<Stream<String>> response, Iterator<String> lines) implements AutoCloseable {

        Event next() {
            List<String> fields = new ArrayList<>();
            String line = lines.next();
            while (!line.isEmpty()) {
                fields.add(line);
                line = lines.next();
            }
            return new Event(
                    field(fields, "event"),
                    field(fields, "id"),
                    JsonMapper.shared().readTree(field(fields, "data")));
        }

        /** The next event that is no heartbeat. */
        Event news() {
            Event event = next();
            return event.name().equals("heartbeat") ? news() : event;
        }

        /** Everything that was revoked before, and the cursor after it. */
        Event caughtUp() {
            Event event = next();
            return event.data().path("more").asBoolean(false) ? caughtUp() : event;
        }

        boolean ended() {
            return !lines.hasNext();
        }

        private static String field(List<String> fields, String name) {
            return fields.stream()
                    .filter(field -> field.startsWith(name + ": "))
                    .map(field -> field.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        @Override
        public void close() {
            response.body().close();
        }
    }

    Reading open(String... headers) {
        return at(environment.getRequiredProperty("local.server.port"), MAIN, headers);
    }

    static Reading at(String port, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<Stream<String>> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            return new Reading(response.statusCode(), response, response.body().iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The feed of another realm. */
    Reading ofOtherRealm(String... headers) {
        return at(environment.getRequiredProperty("local.server.port"), "/realms/gatehouse/revocations", headers);
    }

    Reading asEdge() {
        return open("Authorization", EDGE);
    }

    Reading asEdgeAfter(String cursor) {
        return open("Authorization", EDGE, "Last-Event-ID", cursor);
    }

    static String basic(String id, String secret) {
        byte[] both = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
