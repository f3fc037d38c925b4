package dev.gatehouse.edge.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How specific a path pattern is, segment by segment from the left: letters go before anything, anything before
 * {@code **}. So no pattern goes before one whose paths it takes as well; Spring's own measure, which counts wildcards,
 * puts {@code /{name}} before {@code /{name}.{type}}.
 *
 * @param segments    what stands between the slashes, with a brace for a variable that has a regular expression and a
 *                    star for any other
 * @param expressions those regular expressions
 */
record Specificity(List<String> segments, List<String> expressions) implements Comparable<Specificity> {

    private static final Comparator<String> LEAST_OPEN_FIRST = Comparator.comparing(Specificity::openness)
            .thenComparing(Comparator.comparing(Specificity::characters).reversed())
            .thenComparing(segment -> count(segment, '?'))
            .thenComparing(segment -> count(segment, '*'))
            .thenComparing(segment -> count(segment, '{'));

    /** Stands for the segments that another pattern has more: {@code /a} goes before {@code /a/**}. */
    private static final String NO_MORE = "*";

    Specificity {
        segments = List.copyOf(segments);
        expressions = List.copyOf(expressions);
    }

    /** Of a pattern that Spring has parsed. */
    static Specificity of(String pattern) {
        StringBuilder shape = new StringBuilder();
        List<String> expressions = new ArrayList<>();
        for (int i = 1; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '{') {
                shape.append(pattern.charAt(i));
                continue;
            }
            String variable = pattern.substring(i + 1, closing(pattern, i));
            String[] parts = variable.split(":", 2);
            if (parts.length > 1) {
                expressions.add(parts[1]);
            }
            shape.append(parts.length > 1 ? "{" : variable.startsWith("*") ? "**" : "*");
            i += variable.length() + 1;
        }
        return new Specificity(List.of(shape.toString().split("/", -1)), expressions);
    }

    private static int closing(String pattern, int open) {
        int depth = 1;
        int end = open;
        while (depth > 0) {
            end++;
            switch (pattern.charAt(end)) {
                case '\\' -> end++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
        }
        return end;
    }

    @Override
    public int compareTo(Specificity other) {
        for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
            int order = LEAST_OPEN_FIRST.compare(at(i), other.at(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private String at(int index) {
        return index < segments.size() ? segments.get(index) : NO_MORE;
    }

    private static int openness(String segment) {
        return switch (segment) {
            case "**" -> 2;
            case "*" -> 1;
            default -> 0;
        };
    }

    private static int characters(String segment) {
        return segment.length() - count(segment, '{') - count(segment, '*');
    }

    private static int count(String segment, char wanted) {
        return (int) segment.chars().filter(c -> c == wanted).count();
    }
}
