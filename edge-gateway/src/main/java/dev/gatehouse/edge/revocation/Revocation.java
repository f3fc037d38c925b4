package dev.gatehouse.edge.revocation;

import dev.gatehouse.token.Claims;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the feed.
 *
 * @param id  names the token, family, session or user; empty for everybody
 * @param cut how far it reaches
 */
record Revocation(Kind kind, String id, Cut cut) {

    /** The last second of the year 9999: what is later is no date that anybody meant. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /**
     * Reads {@code {"jti"|"family"|"sid":..}}, {@code {"sub":..,"before":..}} or {@code {"before":..}}, each with
     * {@code expires}. Members with other names are ignored.
     *
     * @throws MalformedEventException if it is none of these, or two at once
     */
    static Revocation parse(JsonNode entry) {
        Kind kind = kind(entry);
        String id = kind == Kind.EVERYBODY ? "" : text(entry, kind.member());
        boolean dated = kind == Kind.SUBJECT || kind == Kind.EVERYBODY;
        long before = dated ? seconds(entry, "before") : Cut.ANY_AGE;
        return new Revocation(kind, id, new Cut(before, seconds(entry, "expires")));
    }

    /** Whether a token with these claims is revoked by it. */
    boolean covers(Claims claims) {
        return kind.id(claims).equals(id) && cut.reaches(claims);
    }

    private static Kind kind(JsonNode entry) {
        List<Kind> named = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.EVERYBODY && entry.has(kind.member())) {
                named.add(kind);
            }
        }
        if (named.isEmpty()) {
            return Kind.EVERYBODY;
        }
        // Taken for one of the two it would revoke too much or too little.
        if (named.size() > 1) {
            throw new MalformedEventException("an entry names two things at once");
        }
        return named.get(0);
    }

    private static String text(JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new MalformedEventException("the " + member + " of an entry is no text");
        }
        return value.stringValue();
    }

    private static long seconds(JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedEventException("the " + member + " of an entry is no date in whole seconds");
        }
        long seconds = value.longValue();
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new MalformedEventException("the " + member + " of an entry is no date that anybody meant");
        }
        return seconds;
    }
}
