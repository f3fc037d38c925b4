package dev.gatehouse.sample.caller;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The caller as this backend sees it, by the token that it verified and by the headers that the edge relayed.
 *
 * @param service which backend answers
 * @param relayed the identity headers as they came; nothing is decided by them here
 */
record Me(String service, String sub, @Nullable String email, List<String> roles, Map<String, String> relayed) {

    Me {
        roles = List.copyOf(roles);
        relayed = Collections.unmodifiableMap(new TreeMap<>(relayed));
    }
}
