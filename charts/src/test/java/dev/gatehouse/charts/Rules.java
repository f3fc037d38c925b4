package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What types cannot say of the objects of a release. */
record Rules(Manifests manifests, List<String> problems) {

    private static final int LONGEST_NAME = 63;

    /** What is wrong with the release; nothing when it is sound. */
    static List<String> problems(Manifests manifests) {
        Rules rules = new Rules(manifests, new ArrayList<>());
        rules.names();
        manifests.of("Deployment").forEach(rules::deployment);
        manifests.of("Service").forEach(rules::service);
        manifests.of("NetworkPolicy").forEach(one -> rules.selectsPods(one, one.at("/spec/podSelector/matchLabels")));
        manifests
                .of("PodDisruptionBudget")
                .forEach(one -> rules.selectsPods(one, one.at("/spec/selector/matchLabels")));
        manifests.of("ServiceMonitor").forEach(rules::serviceMonitor);
        manifests.of("HorizontalPodAutoscaler").forEach(rules::autoscaler);
        manifests.of("Ingress").forEach(rules::ingress);
        manifests.of("HTTPRoute").forEach(rules::httpRoute);
        manifests
                .of("ConfigMap")
                .forEach(one -> rules.require(
                        Secrecy.shown(one.path("data")).isEmpty(),
                        one,
                        "shows a secret: " + Secrecy.shown(one.path("data"))));
        pods(manifests).forEach(pod -> rules.problems.addAll(PodRules.problems(manifests, pod)));
        return rules.problems;
    }

    /** Pods, and what makes pods. */
    private static Stream<JsonNode> pods(Manifests manifests) {
        return Stream.concat(manifests.of("Deployment").stream(), manifests.of("Pod").stream());
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (JsonNode one : manifests.all()) {
            String name = Manifests.nameOf(one);
            require(seen.add(one.path("kind") + name), one, "is there twice");
            require(!name.isEmpty() && name.length() <= LONGEST_NAME, one, "has no name of 1 to 63 letters");
        }
    }

    private void deployment(JsonNode one) {
        JsonNode labels = one.at("/spec/template/metadata/labels");
        require(selects(one.at("/spec/selector/matchLabels"), labels), one, "selects other pods than its own");
        require(!one.at("/spec/selector/matchLabels").has("helm.sh/chart"), one, "selects by a version");
        require(
                manifests.find("HorizontalPodAutoscaler", Manifests.nameOf(one)).isEmpty()
                        || !one.at("/spec").has("replicas"),
                one,
                "has replicas and an autoscaler, which would fight");
    }

    private void service(JsonNode one) {
        for (JsonNode pod : selectsPods(one, one.at("/spec/selector"))) {
            for (JsonNode port : one.at("/spec/ports")) {
                require(
                        PodRules.ports(pod).contains(port.path("targetPort").asText()),
                        one,
                        "leads to a port that its pods do not have: " + port.path("targetPort"));
            }
        }
    }

    private void serviceMonitor(JsonNode one) {
        String port = one.at("/spec/endpoints/0/port").asText();
        long found = manifests.of("Service").stream()
                .filter(service -> selects(one.at("/spec/selector/matchLabels"), service.at("/metadata/labels")))
                .filter(service -> service.at("/spec/ports/0/name").asText().equals(port))
                .count();
        require(found == 1, one, "finds " + found + " Services with a port " + port);
    }

    private void autoscaler(JsonNode one) {
        String target = one.at("/spec/scaleTargetRef/name").asText();
        require(manifests.find("Deployment", target).isPresent(), one, "scales nothing");
    }

    private void ingress(JsonNode one) {
        for (JsonNode path : one.at("/spec/rules/0/http/paths")) {
            JsonNode service = path.at("/backend/service");
            require(leads(service.path("name"), "name", service.at("/port/name")), one, "leads nowhere");
        }
    }

    private void httpRoute(JsonNode one) {
        JsonNode service = one.at("/spec/rules/0/backendRefs/0");
        require(leads(service.path("name"), "port", service.path("port")), one, "leads nowhere");
    }

    private boolean leads(JsonNode service, String by, JsonNode port) {
        return manifests
                .find("Service", service.asText())
                .filter(one -> one.at("/spec/ports/0").path(by).equals(port))
                .isPresent();
    }

    /** The one Deployment whose pods it selects, and never a pod of tests. */
    private List<JsonNode> selectsPods(JsonNode one, JsonNode selector) {
        List<JsonNode> found = manifests.of("Deployment").stream()
                .filter(deployment -> selects(selector, deployment.at("/spec/template/metadata/labels")))
                .toList();
        require(found.size() == 1, one, "selects the pods of " + found.size() + " Deployments");
        require(
                manifests.of("Pod").stream().noneMatch(pod -> selects(selector, pod.at("/metadata/labels"))),
                one,
                "selects a pod of tests");
        return found;
    }

    /** Whether a selector finds pods with such labels; an empty one finds all, and is never meant. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }

    private void require(boolean sound, JsonNode one, String problem) {
        if (!sound) {
            problems.add(one.path("kind").asText() + " " + Manifests.nameOf(one) + " " + problem);
        }
    }
}
