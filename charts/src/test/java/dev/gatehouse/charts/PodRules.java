package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What each pod must be like: wired to what is there, restricted, stopped gently, and without a secret in the open. */
record PodRules(Manifests manifests, JsonNode owner, JsonNode spec, List<String> problems) {

    private static final Pattern DRAIN = Pattern.compile("(?m)^  drain: (\\d+)s$");

    static List<String> problems(Manifests manifests, JsonNode owner) {
        JsonNode spec =
                owner.path("kind").asText().equals("Pod") ? owner.path("spec") : owner.at("/spec/template/spec");
        PodRules rules = new PodRules(manifests, owner, spec, new ArrayList<>());
        rules.pod();
        spec.path("containers").forEach(rules::container);
        if (!owner.path("kind").asText().equals("Pod")) {
            rules.service(spec.at("/containers/0"));
        }
        return rules.problems;
    }

    /** The names of the ports of a Deployment's container. */
    static Set<String> ports(JsonNode deployment) {
        Set<String> names = new TreeSet<>();
        deployment
                .at("/spec/template/spec/containers/0/ports")
                .forEach(port -> names.add(port.path("name").asText()));
        return names;
    }

    private void pod() {
        JsonNode security = spec.path("securityContext");
        require(security.path("runAsNonRoot").asBoolean(), "may run as root");
        require(security.path("runAsUser").asInt() > 0, "runs as no certain user");
        require(security.at("/seccompProfile/type").asText().equals("RuntimeDefault"), "has no seccomp profile");
        require(isFalse(spec.path("automountServiceAccountToken")), "has a token for the API");
        require(isFalse(spec.path("enableServiceLinks")), "has variables of services");
        String account = spec.path("serviceAccountName").asText();
        require(account.isEmpty() || manifests.find("ServiceAccount", account).isPresent(), "has no such account");
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.has("configMap") && volume.path("name").asText().equals("config")) {
                String name = volume.at("/configMap/name").asText();
                require(manifests.find("ConfigMap", name).isPresent(), "mounts a ConfigMap that is not there: " + name);
            }
        }
    }

    private void container(JsonNode container) {
        JsonNode security = container.path("securityContext");
        require(isFalse(security.path("allowPrivilegeEscalation")), "may gain privileges");
        require(security.path("readOnlyRootFilesystem").asBoolean(), "may write to its root");
        require(security.at("/capabilities/drop/0").asText().equals("ALL"), "has capabilities");
        require(container.path("image").asText().matches(".+(:[^/]+|@sha256:.+)"), "has an image without a version");
        require(!container.path("image").asText().endsWith(":latest"), "has an image that changes");
        JsonNode resources = container.path("resources");
        require(resources.at("/requests/cpu").isTextual(), "requests no CPU");
        require(resources.at("/requests/memory").isTextual(), "requests no memory");
        require(
                resources.at("/limits/memory").equals(resources.at("/requests/memory")),
                "is promised less than it may take");
        for (JsonNode variable : container.path("env")) {
            String name = variable.path("name").asText();
            require(!name.matches("(?i).*(secret|password).*"), "has a secret in its environment: " + name);
            require(!variable.at("/valueFrom").has("secretKeyRef"), "has a secret in its environment: " + name);
        }
        require(!container.has("envFrom"), "has an environment that nobody listed");
        mounts(container);
    }

    private void mounts(JsonNode container) {
        Set<String> volumes = new TreeSet<>();
        spec.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
        Set<String> mounted = new TreeSet<>();
        container
                .path("volumeMounts")
                .forEach(mount -> mounted.add(mount.path("name").asText()));
        require(volumes.equals(mounted), "has volumes " + volumes + ", but mounts " + mounted);
    }

    /** Of what serves requests. */
    private void service(JsonNode container) {
        for (String name : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode probe = container.path(name);
            String port = probe.at(probe.has("tcpSocket") ? "/tcpSocket/port" : "/httpGet/port")
                    .asText();
            require(ports(owner).contains(port), "has no " + name + " at a port by name");
        }
        int hook = container.at("/lifecycle/preStop/sleep/seconds").asInt();
        int serves = hook + drainSeconds();
        require(serves > 0, "goes before everybody has heard of it");
        require(spec.path("terminationGracePeriodSeconds").asInt(30) > serves + 4, "is killed while it serves");
    }

    /** How long our own programs go on serving after they were told to stop. */
    private int drainSeconds() {
        return manifests
                .find("ConfigMap", Manifests.nameOf(owner))
                .flatMap(config -> DRAIN.matcher(
                                config.at("/data/application.yaml").asText())
                        .results()
                        .findFirst())
                .map(found -> Integer.parseInt(found.group(1)))
                .orElse(0);
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }

    private void require(boolean sound, String problem) {
        if (!sound) {
            problems.add(owner.path("kind").asText() + " " + Manifests.nameOf(owner) + " " + problem);
        }
    }
}
