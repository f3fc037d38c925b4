package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a kubelet would hand to the container of a Deployment: its environment, its arguments and the files mounted in it.
 * They lie below a folder, and wherever a mounted path is written, it is rewritten to it. A Service is found at the port of
 * this machine where its pods listen.
 */
record Pod(
        Manifests manifests,
        JsonNode spec,
        Map<String, String> environment,
        List<String> arguments,
        Path root,
        Map<String, Integer> elsewhere) {

    static Pod of(Manifests manifests, String deployment, Path root) {
        return of(manifests, deployment, root, Map.of());
    }

    /**
     * The same where somebody else stands for some Services.
     *
     * @param elsewhere the port of this machine for the name of each
     */
    static Pod of(Manifests manifests, String deployment, Path root, Map<String, Integer> elsewhere) {
        JsonNode spec = manifests.get("Deployment", deployment).at("/spec/template/spec");
        Pod pod = new Pod(manifests, spec, new LinkedHashMap<>(), new ArrayList<>(), root, elsewhere);
        Mounts mounts = new Mounts(manifests, spec);
        JsonNode container = pod.container();
        container.path("volumeMounts").forEach(mount -> pod.mount(mount, mounts));
        container
                .path("env")
                .forEach(entry -> pod.environment.put(
                        entry.path("name").asText(),
                        pod.here(entry.path("value").asText())));
        container.path("args").forEach(argument -> pod.arguments.add(pod.here(argument.asText())));
        return pod;
    }

    JsonNode container() {
        return spec.at("/containers/0");
    }

    /** How long it may take to end after its preStop hook. */
    int graceSeconds() {
        return spec.path("terminationGracePeriodSeconds").asInt(30)
                - container().at("/lifecycle/preStop/sleep/seconds").asInt();
    }

    private void mount(JsonNode mount, Mounts mounts) {
        Path folder = root.resolve(mount.path("mountPath").asText().substring(1));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file :
                    mounts.files(mount.path("name").asText()).entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), here(file.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the port that a probe or a Service calls by its name. */
    int port(String name) {
        for (JsonNode port : container().path("ports")) {
            if (port.path("name").asText().equals(name)) {
                return port.path("containerPort").asInt();
            }
        }
        throw new IllegalStateException("no port of the container is called " + name);
    }

    JsonNode probe(String name) {
        return container().path(name).path("httpGet");
    }

    private String here(String text) {
        return services(paths(text));
    }

    /** In one pass, the longest first, since the folder itself may lie below a mounted path such as /tmp. */
    private String paths(String text) {
        List<String> mounted = new ArrayList<>();
        container()
                .path("volumeMounts")
                .forEach(mount -> mounted.add(mount.path("mountPath").asText()));
        String any = mounted.stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\w/.-])(" + any + ")(?=[/\\s\"',;]|$)")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(root + found.group(1)));
    }

    /** What a cluster's name service and its proxies do. */
    private String services(String text) {
        return Pattern.compile("http://([a-z0-9-]+):(\\d+)")
                .matcher(text)
                .replaceAll(found -> manifests
                        .find("Service", found.group(1))
                        .map(service -> "http://127.0.0.1:" + target(service, Integer.parseInt(found.group(2))))
                        .orElse(found.group()));
    }

    private int target(JsonNode service, int number) {
        Integer other = elsewhere.get(Manifests.nameOf(service));
        if (other != null) {
            return other;
        }
        for (JsonNode port : service.at("/spec/ports")) {
            if (port.path("port").asInt() == number) {
                return behind(service).port(port.path("targetPort").asText());
            }
        }
        throw new IllegalStateException("the Service " + Manifests.nameOf(service) + " has no port " + number);
    }

    private Pod behind(JsonNode service) {
        JsonNode selector = service.at("/spec/selector");
        return manifests.of("Deployment").stream()
                .filter(one -> Rules.selects(selector, one.at("/spec/template/metadata/labels")))
                .findFirst()
                .map(one -> new Pod(manifests, one.at("/spec/template/spec"), Map.of(), List.of(), root, elsewhere))
                .orElseThrow(() -> new IllegalStateException("no pod is behind " + Manifests.nameOf(service)));
    }
}
