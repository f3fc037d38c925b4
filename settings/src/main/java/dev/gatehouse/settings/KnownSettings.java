package dev.gatehouse.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses every {@code gatehouse} name that nothing reads, in all sources: files, environment variables, arguments.
 *
 * <p>Spring itself sees an unknown name only below a known prefix, and never in the environment, so a misspelt
 * {@code gatehouse.tokn.audience} would leave a check out without a word.
 */
final class KnownSettings implements BeanFactoryPostProcessor {

    private static final String ROOT = "gatehouse";

    /** Up to so many wrong letters, a name is taken for a misspelt one of ours. */
    private static final int CLOSE = 2;

    private static final String SERVICE_HOST = "_SERVICE_HOST";

    private final ConfigurableEnvironment environment;

    KnownSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        SortedSet<String> known = new TreeSet<>();
        known.add(TokenSecrets.SETTING);
        known.add(SecretsFile.SETTING);
        for (String bean : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(bean, false);
            if (type != null && type.isRecord()) {
                known.addAll(SettingNames.of(type).types().keySet());
            }
        }
        environment.getPropertySources().forEach(source -> check(source, known));
    }

    private static void check(PropertySource<?> source, SortedSet<String> known) {
        if (source instanceof EnumerablePropertySource<?> listed) {
            Set<String> services = services(listed.getPropertyNames());
            for (String name : listed.getPropertyNames()) {
                if (services.stream().anyMatch(service -> isLink(name, service))) {
                    continue;
                }
                // A file in a folder of secrets may bear the name of the environment variable.
                boolean shell = source instanceof SystemEnvironmentPropertySource
                        || (name.equals(name.toUpperCase(Locale.ROOT)) && !name.contains("."));
                check(shell ? SettingName.shell(name) : SettingName.dotted(name), known);
            }
        }
    }

    /** Services of Kubernetes, which tells every container of them by environment variables of their names. */
    private static Set<String> services(String[] names) {
        return Arrays.stream(names)
                .filter(name -> name.endsWith(SERVICE_HOST))
                .map(name -> name.substring(0, name.length() - SERVICE_HOST.length()))
                .collect(Collectors.toSet());
    }

    private static boolean isLink(String name, String service) {
        return name.startsWith(service)
                && name.substring(service.length()).matches("_SERVICE_(HOST|PORT.*)|_PORT(_.*)?");
    }

    private static void check(SettingName name, SortedSet<String> known) {
        // The first letter is hardly ever the wrong one, and warehouse, two letters away, is a word of its own.
        if (name.parts().size() < 2
                || !name.root().startsWith("g")
                || SettingName.distance(name.root(), ROOT) > CLOSE) {
            return;
        }
        if (!name.root().equals(ROOT)) {
            throw new InvalidSetting(
                    name.written(),
                    "is not read by anything: write gatehouse in place of "
                            + name.parts().get(0) + ".");
        }
        if (!name.mangledPart().isEmpty()) {
            throw new InvalidSetting(
                    name.written(),
                    "would be read under another name, because Spring drops some characters: write \"["
                            + name.mangledPart() + "]\" with brackets and quotes in place of " + name.mangledPart()
                            + ".");
        }
        if (known.stream().noneMatch(name::matches)) {
            throw new InvalidSetting(
                    name.written(), "is not a setting: correct the name or take it away" + hint(name, known));
        }
    }

    private static String hint(SettingName name, SortedSet<String> known) {
        String written = String.join(".", name.parts()).toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(pattern -> SettingName.distance(pattern, written)))
                .map(nearest -> "; the nearest is " + nearest + ".")
                .orElse(".");
    }
}
