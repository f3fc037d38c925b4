package dev.gatehouse.edge.forward;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** What of a backend's answer goes on to the client. */
final class Incoming {

    private static final String CORS = "access-control-";
    private static final String REQUEST_ID = "x-request-id";

    private Incoming() {}

    /** The names of what went over, which are taken back if the answer is not sent after all. */
    static Set<String> copy(io.netty.handler.codec.http.HttpHeaders from, HttpHeaders to) {
        Set<String> names = new HashSet<>();
        HopByHop hop = HopByHop.of(from.getAll(HttpHeaders.CONNECTION));
        Iterator<Map.Entry<CharSequence, CharSequence>> headers = from.iteratorCharSequence();
        while (headers.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = headers.next();
            String name = header.getKey().toString();
            if (!hop.stays(name) && !saidByTheEdge(name)) {
                to.add(name, header.getValue().toString());
                names.add(name);
            }
        }
        return names;
    }

    /** Two voices on other origins in one answer are none to a browser, and a request has one id. */
    private static boolean saidByTheEdge(String name) {
        return name.regionMatches(true, 0, CORS, 0, CORS.length()) || name.equalsIgnoreCase(REQUEST_ID);
    }
}
