package dev.gatehouse.adapter.cookie;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The cookies of a request, read as Better Auth reads them; names are compared letter for letter. */
public final class CookieHeader {

    /** As long as a whole head may be. What is longer holds no cookie for us. */
    private static final int MOST_CHARACTERS = 32 * 1024;

    /** A number as Better Auth writes it, which makes up to 100 chunks. */
    private static final Pattern CHUNK = Pattern.compile("0|[1-9][0-9]?");

    private final List<Map.Entry<String, String>> pairs = new ArrayList<>();

    private CookieHeader() {}

    /** The cookies in these {@code Cookie} headers. What is no pair of name and value is passed over. */
    public static CookieHeader parse(List<String> headers) {
        CookieHeader cookies = new CookieHeader();
        if (headers.stream().mapToInt(String::length).sum() <= MOST_CHARACTERS) {
            headers.forEach(cookies::add);
        }
        return cookies;
    }

    private void add(String header) {
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                pairs.add(Map.entry(trim(pair.substring(0, equals)), trim(pair.substring(equals + 1))));
            }
        }
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The value as it was sent: of several cookies with one name the first counts. */
    public Optional<String> first(String name) {
        return pairs.stream()
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a value says: without quotes around it, percent-decoded. */
    public static String decode(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"");
        return PercentText.decode(quoted ? value.substring(1, value.length() - 1) : value);
    }

    /** The decoded value of a cookie that may have been cut into several, {@code name.0}, {@code name.1} and so on. */
    Optional<String> whole(String name) {
        Optional<String> uncut = first(name).map(CookieHeader::decode).filter(value -> !value.isEmpty());
        return uncut.isPresent() ? uncut : joined(name + ".");
    }

    /** By number, whatever the order in which they came; of several with one number the last counts. */
    private Optional<String> joined(String prefix) {
        SortedMap<Integer, String> chunks = new TreeMap<>();
        for (Map.Entry<String, String> pair : pairs) {
            String name = pair.getKey();
            String number = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
            if (CHUNK.matcher(number).matches()) {
                chunks.put(Integer.valueOf(number), decode(pair.getValue()));
            }
        }
        return chunks.isEmpty() ? Optional.empty() : Optional.of(String.join("", chunks.values()));
    }

    /** Cookies are credentials. */
    @Override
    public String toString() {
        return "CookieHeader[" + pairs.size() + " cookies]";
    }
}
