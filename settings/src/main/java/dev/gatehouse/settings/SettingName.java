package dev.gatehouse.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A setting's name as somebody wrote it, in parts without list indexes.
 *
 * @param written the whole name as it stands in its source
 * @param parts   a map key in brackets keeps them
 * @param shell   whether it is written as environment variables are; there a dash may be an underscore or nothing
 */
record SettingName(String written, List<String> parts, boolean shell) {

    private static final Pattern PART = Pattern.compile("\\[[^]]*]|[^.\\[]+");
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");
    private static final Pattern SHELL_INDEX = Pattern.compile("[0-9]+");
    private static final Pattern UNCHANGED = Pattern.compile("[A-Za-z0-9-]+|\\[.*]");

    /** A name of a file or an argument, such as {@code gatehouse.routes.tasks.roles[0]}. */
    static SettingName dotted(String name) {
        return new SettingName(
                name,
                PART.matcher(name)
                        .results()
                        .map(MatchResult::group)
                        .filter(part -> !INDEX.matcher(part).matches())
                        .toList(),
                false);
    }

    /** A name of the environment, such as {@code GATEHOUSE_ROUTES_TASKS_ROLES_0}. */
    static SettingName shell(String name) {
        return new SettingName(
                name,
                Arrays.stream(name.split("_", -1))
                        .filter(part ->
                                !part.isEmpty() && !SHELL_INDEX.matcher(part).matches())
                        .toList(),
                true);
    }

    /** The first part as Spring compares it; empty for a name without letters. */
    String root() {
        return parts.isEmpty() ? "" : uniform(parts.get(0));
    }

    /** The part that Spring would silently read as another one; empty if there is none. */
    String mangledPart() {
        return parts.stream()
                .filter(part -> !UNCHANGED.matcher(part).matches())
                .findFirst()
                .orElse("");
    }

    /** Whether this names a setting of that pattern, in which {@code *} stands for any key of a map. */
    boolean matches(String pattern) {
        String separator = shell ? "_" : ".";
        String dash = shell ? "_?" : "-?";
        String key = shell ? "[^_]+" : "(\\[[^]]*]|[^.]+)";
        String regex = Arrays.stream(pattern.replace("[]", "").split("\\.", -1))
                .map(part -> part.equals("*") ? key : part.replace("-", dash))
                .collect(Collectors.joining(Pattern.quote(separator)));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                .matcher(String.join(separator, parts))
                .matches();
    }

    private static String uniform(String part) {
        return part.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must change to make {@code a} of {@code b} (Levenshtein). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
