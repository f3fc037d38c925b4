package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pod's program, running from what was rendered and from nothing else. */
final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Pod pod;
    private final Process process;
    private final Path log;

    private Running(Pod pod, Process process, Path log) {
        this.pod = pod;
        this.process = process;
        this.log = log;
    }

    static Running start(Pod pod, String module) {
        Path log = pod.root().resolve("log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(pod, module))
                    .directory(
                            Files.createDirectories(pod.root().resolve("work")).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(pod.environment());
            return new Running(pod, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the program of a pod is started; its log would be in the pod's folder. */
    static List<String> command(Pod pod, String module) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + pod.root().resolve("tmp"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                Project.jar(module).toString()));
        command.addAll(pod.arguments());
        return command;
    }

    /** Waits until a probe of the container is content; one that only opens a connection is passed over. */
    Running await(String probe) {
        JsonNode http = pod.probe(probe);
        if (http.isMissingNode()) {
            return this;
        }
        String url = "http://127.0.0.1:" + pod.port(http.path("port").asText())
                + http.path("path").asText();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (status(url) != 200) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(probe + " was never content:\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return this;
    }

    String url(String portName) {
        return "http://127.0.0.1:" + pod.port(portName);
    }

    private static int status(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url))).statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        return Project.read(log);
    }

    /** Sends SIGTERM. */
    void tellToStop() {
        process.destroy();
    }

    /** Sends SIGTERM, and says how it ended within its grace period; 137 if it had to be killed. */
    int stop() {
        tellToStop();
        return exit(Duration.ofSeconds(pod.graceSeconds()));
    }

    /** How it ended by itself. */
    int exit() {
        return exit(PATIENCE);
    }

    private int exit(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return 137;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
