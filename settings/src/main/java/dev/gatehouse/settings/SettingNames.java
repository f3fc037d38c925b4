package dev.gatehouse.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The names that a properties record takes, with the type of each: a list's items end in {@code []}, and {@code *}
 * stands for a map's key. Such as {@code gatehouse.routes.*.roles[]}.
 */
public record SettingNames(SortedMap<String, Class<?>> types) {

    /**
     * All names that a properties record and the records in it take.
     *
     * @throws IllegalArgumentException if the record is no {@link ConfigurationProperties}
     */
    public static SettingNames of(Class<?> record) {
        ConfigurationProperties properties = record.getAnnotation(ConfigurationProperties.class);
        if (properties == null) {
            throw new IllegalArgumentException(record + " holds no settings");
        }
        String prefix = properties.prefix().isEmpty() ? properties.value() : properties.prefix();
        SortedMap<String, Class<?>> types = new TreeMap<>();
        collect(prefix, record, types);
        return new SettingNames(types);
    }

    private static void collect(String name, Type type, SortedMap<String, Class<?>> types) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            collect(name + ".*", generic.getActualTypeArguments()[1], types);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            collect(name + "[]", generic.getActualTypeArguments()[0], types);
        } else if (type instanceof Class<?> plain && plain.isRecord() && !OneText.class.isAssignableFrom(plain)) {
            for (RecordComponent component : plain.getRecordComponents()) {
                collect(name + "." + named(plain, component), component.getGenericType(), types);
            }
        } else {
            types.put(name, (Class<?>) type);
        }
    }

    /** What the component is called in a file, where Java keeps the word for itself. */
    private static String named(Class<?> record, RecordComponent component) {
        try {
            Name name = record.getDeclaredField(component.getName()).getAnnotation(Name.class);
            return name == null ? dashed(component.getName()) : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component of a record has a field", e);
        }
    }

    /** {@code clockSkew} as {@code clock-skew}. */
    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A record that is written as one text, so that its components are no settings of their own. */
    public interface OneText {}
}
