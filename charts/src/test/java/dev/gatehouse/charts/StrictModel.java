package dev.gatehouse.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object as strictly as an API server does with {@code fieldValidation=Strict}: no unknown kinds and fields, no
 * numbers where text belongs, nor the other way round.
 *
 * <p>By themselves the models keep what they do not know, and Jackson makes text of numbers; both are turned round here.
 */
final class StrictModel {

    private static final KubernetesSerialization KINDS = new KubernetesSerialization(new ObjectMapper(), true);
    private static final ObjectMapper STRICT = strict();

    private StrictModel() {}

    private static ObjectMapper strict() {
        ObjectMapper mapper = JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /** What is wrong with it; nothing when it is sound. */
    static List<String> problems(JsonNode document) {
        String apiVersion = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        Class<? extends KubernetesResource> type = KINDS.getRegisteredKubernetesResource(apiVersion, kind);
        if (type == null) {
            return List.of(apiVersion + "/" + kind + ": no such kind");
        }
        try {
            List<String> problems = new ArrayList<>();
            collect(STRICT.treeToValue(document, type), kind, problems);
            return problems;
        } catch (JsonProcessingException e) {
            return List.of(kind + ": " + e.getOriginalMessage());
        }
    }

    private static void collect(@Nullable Object value, String at, List<String> problems) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), at + "[" + i + "]", problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(inner, at + "." + key, problems));
        } else if (value != null
                && value.getClass().getName().startsWith("io.fabric8.")
                && !value.getClass().isEnum()) {
            fields(value.getClass()).forEach(field -> collectField(value, field, at, problems));
        }
    }

    private static void collectField(Object bean, Field field, String at, List<String> problems) {
        Object inner = read(bean, field);
        if (field.getName().equals("additionalProperties") && inner instanceof Map<?, ?> unknown) {
            unknown.keySet().forEach(name -> problems.add(at + "." + name + ": unknown field"));
        } else {
            collect(inner, at + "." + field.getName(), problems);
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static @Nullable Object read(Object bean, Field field) {
        try {
            field.setAccessible(true);
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
