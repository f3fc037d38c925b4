package dev.gatehouse.adapter.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first table below a heading of a page in {@code docs/reference}. Its leading columns repeat what the code says; the
 * others are prose.
 */
public final class DocTable {

    private final String place;
    private final List<List<String>> rows;

    private DocTable(String place, List<List<String>> rows) {
        this.place = place;
        this.rows = rows;
    }

    /** The table of {@code page}, such as {@code tokens.md}, below the heading with that text. */
    public static DocTable below(String page, String heading) {
        List<String> lines = page("reference/" + page).lines().toList();
        List<List<String>> rows = lines.stream()
                .dropWhile(line -> !line.matches("#+ " + Pattern.quote(heading)))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(DocTable::cells)
                .toList();
        return new DocTable("docs/reference/" + page + ", \"" + heading + "\"", rows);
    }

    /** The text of a page in {@code docs}. */
    public static String page(String name) {
        return read(root().resolve("docs").resolve(name));
    }

    /** What stands in one column, row by row. */
    public List<String> column(int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /** Demands rows that begin with these cells, in this order, each with prose in all cells after them. */
    public void mustSay(List<List<String>> expected) {
        assertThat(expected).as("what the code says").isNotEmpty();
        int width = rows.isEmpty() ? expected.get(0).size() + 1 : rows.get(0).size();
        List<List<String>> left = new ArrayList<>(rows);
        Map<List<String>, List<String>> known = new HashMap<>();
        expected.forEach(leading -> take(left, leading, leading.size()).ifPresent(row -> known.put(leading, row)));
        List<List<String>> wanted = expected.stream()
                .map(leading -> withProse(
                        leading, Optional.ofNullable(known.get(leading)).or(() -> take(left, leading, 1)), width))
                .toList();
        boolean finished = wanted.stream().noneMatch(row -> row.contains("..."));
        if (!rows.equals(wanted) || !finished) {
            fail("%s: the code says otherwise. Write these rows, and a sentence for each ...%n%s", place, text(wanted));
        }
    }

    /** The same for a table that has one column of the code's, written as code. */
    public void mustList(List<String> names) {
        mustSay(names.stream().map(name -> List.of(code(name))).toList());
    }

    /** As code in Markdown; nothing of nothing. */
    public static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** Takes away the row that has the first so many of these cells: what was written about it may still hold. */
    private static Optional<List<String>> take(List<List<String>> left, List<String> leading, int same) {
        Optional<List<String>> row = left.stream()
                .filter(candidate -> candidate.subList(0, same).equals(leading.subList(0, same)))
                .findFirst();
        row.ifPresent(left::remove);
        return row;
    }

    private static List<String> withProse(List<String> leading, Optional<List<String>> old, int width) {
        List<String> row = new ArrayList<>(leading);
        for (int i = leading.size(); i < width; i++) {
            int column = i;
            row.add(old.map(cells -> cells.get(column))
                    .filter(cell -> !cell.isEmpty())
                    .orElse("..."));
        }
        return row;
    }

    private static String text(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    private static List<String> cells(String line) {
        String inner = line.strip();
        return Arrays.stream(inner.substring(1, inner.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/reference"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("run the tests somewhere in the project"));
        }
        return folder;
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
