package dev.gatehouse.sample.task;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a task's title may be. */
final class Title {

    private static final int MOST_CHARACTERS = 200;

    private Title() {}

    /** @throws ResponseStatusException with 400, if it is none */
    static String require(@Nullable String title) {
        if (title == null || title.isBlank() || title.codePointCount(0, title.length()) > MOST_CHARACTERS) {
            throw refused("title: write 1 to " + MOST_CHARACTERS + " characters.");
        }
        // JSON can spell half a character ("\ud800"), which no answer could be written with.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(title)) {
            throw refused("title: write whole Unicode characters.");
        }
        return title;
    }

    private static ResponseStatusException refused(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
