package dev.gatehouse.charts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of a README, made of the {@code # --} comments of {@code values.yaml}. */
final class ValuesTable {

    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z-]+):(?: (.*))?");
    private static final int INDENT = 2;

    private final StringBuilder table = new StringBuilder("| value | default | meaning |\n|---|---|---|\n");
    private final Deque<String> path = new ArrayDeque<>();
    private String comment = "";

    private ValuesTable() {}

    static String of(String values) {
        ValuesTable made = new ValuesTable();
        values.lines().forEach(made::line);
        return made.table.toString();
    }

    private void line(String line) {
        Matcher key = KEY.matcher(line);
        if (line.strip().startsWith("# -- ")) {
            comment = line.strip().substring(5);
        } else if (line.strip().startsWith("# ") && !comment.isEmpty()) {
            comment += " " + line.strip().substring(2);
        } else if (key.matches()) {
            while (path.size() > key.group(1).length() / INDENT) {
                path.removeLast();
            }
            path.addLast(key.group(2));
            row(key.group(3));
        }
    }

    private void row(String text) {
        if (!comment.isEmpty()) {
            String value = text == null || text.isEmpty() ? "as in the file" : "`" + text.replace("|", "\\|") + "`";
            table.append("| `%s` | %s | %s |%n".formatted(String.join(".", path), value, comment.replace("|", "\\|")));
        }
        comment = "";
    }
}
