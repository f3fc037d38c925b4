package dev.gatehouse.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A release whose pods run as processes of this machine. */
final class Release implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, Running> running = new HashMap<>();

    /** Starts a pod of each of these parts at once, and waits until all of their probes are content. */
    Release(Manifests manifests, Path folder, String... parts) {
        for (String part : parts) {
            Pod pod = Pod.of(manifests, "gatehouse-" + part, folder.resolve(part));
            running.put(part, Running.start(pod, program(part)));
        }
        try {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                running.values().forEach(one -> one.await(probe));
            }
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    static String program(String part) {
        return switch (part) {
            case "edge" -> "edge-gateway";
            case "adapter" -> "token-adapter";
            default -> "sample-service";
        };
    }

    private Running part(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    /** Ports of this machine in place of the pods' own, as values. */
    static String freePorts() {
        return "{edge: {ports: {http: %d, management: %d}}, adapter: {ports: {http: %d, management: %d}}}"
                .formatted(Running.freePort(), Running.freePort(), Running.freePort(), Running.freePort());
    }

    /** Trades a session for tokens at the adapter; the answer's access token. */
    String exchange(String betterAuthSecret) {
        String form = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=web"
                + "&subject_token_type=urn:gatehouse:params:oauth:token-type:better-auth-session&subject_token="
                + URLEncoder.encode(BetterAuth.cookie("t1", betterAuthSecret), StandardCharsets.UTF_8);
        return text(
                call("adapter", "/realms/main/protocol/openid-connect/token", "Content-Type: " + FORM, form),
                "access_token");
    }

    /** An answer of a part's public port. */
    HttpResponse<String> get(String part, String path, String header) {
        return call(part, path, header, "");
    }

    private HttpResponse<String> call(String part, String path, String header, String body) {
        String[] named = header.split(": ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(part(part).url("http") + path))
                .header(named[0], named[1]);
        return Running.send(body.isEmpty() ? request : request.POST(BodyPublishers.ofString(body)));
    }

    static String text(HttpResponse<String> answer, String member) {
        try {
            String text =
                    new ObjectMapper().readTree(answer.body()).path(member).asText();
            if (text.isEmpty()) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /** Tells all pods to stop, and how each ended within its grace period. */
    List<Integer> stop() {
        running.values().forEach(Running::tellToStop);
        return running.values().stream().map(Running::stop).toList();
    }

    String output() {
        StringBuilder all = new StringBuilder();
        running.values().forEach(one -> all.append(one.output()));
        return all.toString();
    }

    @Override
    public void close() {
        running.values().forEach(Running::tellToStop);
        running.values().forEach(Running::close);
    }
}
