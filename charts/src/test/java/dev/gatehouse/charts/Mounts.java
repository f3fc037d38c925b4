package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which files a pod finds in a volume: those of ConfigMaps and Secrets. What is not there is an error, as for a kubelet. */
record Mounts(Manifests manifests, JsonNode pod) {

    /** Name and text of each file in the volume; empty folders have none. */
    Map<String, String> files(String volumeName) {
        JsonNode volume = volume(volumeName);
        List<JsonNode> sources = new ArrayList<>();
        if (volume.has("projected")) {
            volume.at("/projected/sources").forEach(sources::add);
        } else {
            sources.add(volume);
        }
        Map<String, String> files = new LinkedHashMap<>();
        sources.forEach(source -> files.putAll(filesOf(source)));
        return files;
    }

    private Map<String, String> filesOf(JsonNode source) {
        if (source.has("emptyDir") || source.has("persistentVolumeClaim")) {
            return Map.of();
        }
        boolean secret = source.has("secret");
        JsonNode from = source.path(secret ? "secret" : "configMap");
        String name = secret && from.has("secretName")
                ? from.path("secretName").asText()
                : from.path("name").asText();
        Map<String, String> data = data(secret ? "Secret" : "ConfigMap", name);
        if (!from.has("items")) {
            return data;
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (JsonNode item : from.path("items")) {
            String text = data.get(item.path("key").asText());
            if (text == null) {
                throw new IllegalStateException(name + " has no key " + item.path("key"));
            }
            files.put(item.path("path").asText(), text);
        }
        return files;
    }

    private Map<String, String> data(String kind, String name) {
        JsonNode document = manifests.get(kind, name);
        Map<String, String> data = new LinkedHashMap<>();
        document.path("data")
                .properties()
                .forEach(entry ->
                        data.put(entry.getKey(), text(kind, entry.getValue().asText())));
        document.path("stringData")
                .properties()
                .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
        return data;
    }

    private static String text(String kind, String value) {
        return kind.equals("Secret") ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8) : value;
    }

    private JsonNode volume(String name) {
        for (JsonNode volume : pod.path("volumes")) {
            if (name.equals(volume.path("name").asText())) {
                return volume;
            }
        }
        throw new IllegalStateException("a mount without a volume: " + name);
    }
}
