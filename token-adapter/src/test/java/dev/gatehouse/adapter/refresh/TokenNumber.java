package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.IssuedTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which token of which family a pair is, as its {@code jti} says. */
record TokenNumber(String family, int number) {

    private static final Pattern ID = Pattern.compile("\"jti\":\"([A-Za-z0-9_-]+)\\.([0-9]+)\"");

    static TokenNumber read(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        Matcher id = ID.matcher(new String(payload, StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new ModelViolation("a token names no family");
        }
        return new TokenNumber(Objects.requireNonNull(id.group(1)), Integer.parseInt(id.group(2)));
    }

    /** The number of a pair, of which both say the same. */
    static int of(IssuedTokens pair) {
        TokenNumber refresh = read(Objects.requireNonNull(pair.refresh()));
        return refresh.equals(read(pair.access())) ? refresh.number() : -1;
    }
}
