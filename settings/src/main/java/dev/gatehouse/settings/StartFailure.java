package dev.gatehouse.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The sentence for a failure that an operator can mend. */
final class StartFailure {

    private StartFailure() {}

    static Optional<String> explain(Throwable failure) {
        return cause(failure, InvalidSetting.class)
                .map(InvalidSetting::getMessage)
                .or(() -> cause(failure, BindException.class).map(StartFailure::explainBinding))
                .or(() -> cause(failure, PortInUseException.class).map(StartFailure::explainPort))
                .or(() -> cause(failure, YAMLException.class).map(StartFailure::explainYaml))
                .or(() -> cause(failure, ConfigDataNotFoundException.class).map(StartFailure::explainFile));
    }

    private static String explainPort(PortInUseException failure) {
        return "port " + failure.getPort() + " is in use: end the program that listens there,"
                + " or set server.port (SERVER_PORT) or management.server.port (MANAGEMENT_SERVER_PORT) to a free one.";
    }

    private static String explainFile(ConfigDataNotFoundException failure) {
        return "the " + failure.getReferenceDescription()
                + " cannot be found: correct spring.config.additional-location (or import), or put the file there.";
    }

    private static String explainYaml(YAMLException failure) {
        String where = failure.getMessage() == null ? "" : failure.getMessage();
        return "a configuration file is not well-formed YAML (" + firstLine(where) + place(failure) + "): correct it.";
    }

    private static String place(YAMLException failure) {
        return failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? ", line " + (marked.getProblemMark().getLine() + 1) + ", column "
                        + (marked.getProblemMark().getColumn() + 1)
                : "";
    }

    private static String explainBinding(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        String key = property == null
                ? failure.getName().toString()
                : property.getName().toString();
        Class<?> wanted = cause(failure, ConversionFailedException.class)
                .<Class<?>>map(conversion -> conversion.getTargetType().getType())
                .orElse(null);
        return key + " has a value that cannot be read" + origin(property) + ": write " + remedy(wanted) + ".";
    }

    private static String origin(@Nullable ConfigurationProperty property) {
        return property == null || property.getOrigin() == null ? "" : " (from " + property.getOrigin() + ")";
    }

    private static String remedy(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "it as the configuration reference shows";
        }
        if (wanted.isEnum()) {
            return "one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        if (wanted == Duration.class) {
            return "a time such as 5s, 15m or 7d";
        }
        if (wanted == DataSize.class) {
            return "a size such as 4KB or 100MB";
        }
        if (wanted == URI.class) {
            return "an address such as http://127.0.0.1:8082";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()
                ? "a whole number"
                : "a " + wanted.getSimpleName();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
