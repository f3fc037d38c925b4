package dev.gatehouse.adapter.docs;

import static java.util.stream.Collectors.joining;

import dev.gatehouse.adapter.realm.HiddenText;
import dev.gatehouse.settings.SettingNames;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** All settings that the properties records of a package take: name, type and default, as the reference writes them. */
final class SettingRows {

    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "text",
            boolean.class, "true or false",
            int.class, "whole number",
            Duration.class, "time",
            DataSize.class, "size",
            URI.class, "address",
            HiddenText.class, "secret");

    private final Map<String, String> defaults = new HashMap<>();
    private final SortedMap<String, Class<?>> types = new TreeMap<>();

    private SettingRows() {}

    static List<List<String>> in(String packageName) {
        SettingRows rows = new SettingRows();
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents(packageName)
                .forEach(found -> rows.collect(ClassUtils.resolveClassName(found.getBeanClassName() + "", null)));
        return rows.rows();
    }

    private void collect(Class<?> record) {
        ConfigurationProperties prefix = record.getAnnotation(ConfigurationProperties.class);
        types.putAll(SettingNames.of(record).types());
        collectDefaults(prefix.value(), record);
    }

    private void collectDefaults(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            String part = generic.getRawType() == Map.class ? ".*" : "[]";
            Type[] arguments = generic.getActualTypeArguments();
            collectDefaults(name + part, arguments[arguments.length - 1]);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            RecordComponent[] components = plain.getRecordComponents();
            // The default is an annotation of the constructor's parameter; a component has none of it.
            Parameter[] parameters = plain.getDeclaredConstructors()[0].getParameters();
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                String inner = name + "."
                        + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                DefaultValue written = parameters[i].getAnnotation(DefaultValue.class);
                defaults.put(inner, written == null ? "" : String.join(", ", written.value()));
                collectDefaults(inner, component.getGenericType());
            }
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        types.forEach((name, type) -> {
            String written = defaults.getOrDefault(name.replaceFirst("(\\[]|\\.\\*)$", ""), "");
            // The component cannot have the plain word for a name, and Spring takes this spelling for the same.
            String spelled = name.replace("publi-c", "public");
            rows.add(List.of(
                    DocTable.code(spelled), word(name, type), written.isEmpty() ? "none" : DocTable.code(written)));
        });
        return rows;
    }

    private static String word(String name, Class<?> type) {
        String one = type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                        .map(constant -> DocTable.code(constant.replace('_', '-')))
                        .collect(joining(" or "))
                : WORDS.getOrDefault(type, type.getSimpleName());
        return name.endsWith("[]") ? "list of " + one : one;
    }
}
