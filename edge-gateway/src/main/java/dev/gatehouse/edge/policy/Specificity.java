package dev.gatehouse.edge.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How specific a path pattern is, segment by segment from the left: letters go before a part, a part before anything,
 * anything before {@code **}. So no pattern goes before one whose paths it takes as well; Spring's own measure, which
 * counts wildcards, puts {@code /{name}} before {@code /{name}.{type}}.
 */
record Specificity(List<Segment> segments) implements Comparable<Specificity> {

    /** Stands for the segments that another pattern has more: {@code /a} goes before {@code /a/**}. */
    private static final Segment NO_MORE = new Segment("*", List.of());

    Specificity {
        segments = List.copyOf(segments);
    }

    /** Of a pattern that Spring has parsed. */
    static Specificity of(String pattern) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        List<String> expressions = new ArrayList<>();
        for (int i = 1; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '/') {
                segments.add(new Segment(shape.toString(), expressions));
                shape.setLength(0);
                expressions.clear();
            } else if (c == '{') {
                int end = closing(pattern, i);
                int colon = pattern.substring(0, end).indexOf(':', i);
                if (colon > 0) {
                    expressions.add(pattern.substring(colon + 1, end));
                }
                shape.append(colon > 0 ? "{" : pattern.charAt(i + 1) == '*' ? "**" : "*");
                i = end;
            } else {
                shape.append(c);
            }
        }
        segments.add(new Segment(shape.toString(), expressions));
        return new Specificity(segments);
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a variable without an end");
    }

    @Override
    public int compareTo(Specificity other) {
        for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
            int order = Segment.LEAST_OPEN_FIRST.compare(at(i), other.at(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private Segment at(int index) {
        return index < segments.size() ? segments.get(index) : NO_MORE;
    }

    /**
     * What stands between two slashes.
     *
     * @param shape       with a brace for a variable that has a regular expression, a star for any other
     * @param expressions those regular expressions
     */
    record Segment(String shape, List<String> expressions) {

        private static final Comparator<Segment> LEAST_OPEN_FIRST = Comparator.comparing(Segment::openness)
                .thenComparing(Comparator.comparing(Segment::characters).reversed())
                .thenComparing(segment -> segment.count('?'))
                .thenComparing(Comparator.<Segment>comparingInt(segment -> segment.count('{'))
                        .reversed())
                .thenComparing(segment -> segment.count('*'));

        Segment {
            expressions = List.copyOf(expressions);
        }

        private int openness() {
            return switch (shape) {
                case "**" -> 3;
                case "*" -> 2;
                default -> count('?') + count('{') + count('*') > 0 ? 1 : 0;
            };
        }

        private int characters() {
            return shape.length() - count('{') - count('*');
        }

        private int count(char wanted) {
            return (int) shape.chars().filter(c -> c == wanted).count();
        }
    }
}
