package dev.gatehouse.edge.audit;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells an operator what became of a request, and why. Worked out when somebody asks, not when it happened. */
final class Account {

    private Account() {}

    static Map<String, Object> of(Trail trail) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("request_id", trail.requestId);
        told.put("at", trail.arrived.toString());
        told.put("method", trail.method);
        told.put("path", trail.path);
        told.put("route", trail.route);
        told.put("credential", trail.credential);
        told.put("key_id", kid(trail.tokenHeader));
        told.put("code", trail.code());
        if (trail.refusal != null) {
            told.put("title", trail.refusal.title());
            told.put("retry", trail.refusal.retry().word());
        }
        told.put("status", trail.status);
        told.put("checks", checks(trail));
        told.put("clock", clock(trail));
        told.put("microseconds", times(trail));
        return told;
    }

    private static List<Map<String, String>> checks(Trail trail) {
        List<Map<String, String>> checks = new ArrayList<>();
        boolean failed = false;
        for (Check check : Check.values()) {
            boolean here = trail.refusal != null && check.refuses(trail.refusal);
            // A limit by address is the one that refuses before anybody has looked at the caller.
            boolean skipped = failed || (trail.judged == 0 && check.judgesTheCaller());
            checks.add(Map.of("check", check.word(), "outcome", skipped ? "not reached" : here ? "failed" : "passed"));
            failed |= here;
        }
        return checks;
    }

    /** What the token says of its times, against our clock; a difference of clocks shows here. */
    private static Map<String, Object> clock(Trail trail) {
        Map<String, Object> clock = new LinkedHashMap<>();
        clock.put("edge", trail.arrived.getEpochSecond());
        if (trail.expiresAt != 0) {
            clock.put("issued_seconds_ago", trail.arrived.getEpochSecond() - trail.issuedAt);
            clock.put("expires_in_seconds", trail.expiresAt - trail.arrived.getEpochSecond());
        }
        return clock;
    }

    private static Map<String, Object> times(Trail trail) {
        Map<String, Object> times = new LinkedHashMap<>();
        if (trail.judging != 0) {
            times.put("until_routed", micros(trail.began, trail.judging));
        }
        if (trail.judged != 0) {
            times.put("judging", micros(trail.judging, trail.judged));
        }
        if (trail.ended != 0) {
            times.put("whole", micros(trail.began, trail.ended));
        }
        return times;
    }

    private static long micros(long from, long to) {
        return (to - from) / 1000;
    }

    private static String kid(String header) {
        try {
            String kid = header.isEmpty()
                    ? ""
                    : JWSHeader.parse(new Base64URL(header)).getKeyID();
            return kid != null && kid.matches("[A-Za-z0-9._-]{1,64}") ? kid : "";
        } catch (ParseException | IllegalArgumentException e) {
            return "";
        }
    }
}
