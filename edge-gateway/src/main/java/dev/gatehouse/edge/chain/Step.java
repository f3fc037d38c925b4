package dev.gatehouse.edge.chain;

import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.core.Ordered;

/** The filters of the edge in the order in which a request meets them. No filter knows its number, only its step. */
public enum Step {
    /** Gives the request its id, so that every later answer can name it. */
    REQUEST_ID(100),
    /** Says which pages of other origins may read the answer, whatever it will be. */
    CORS(150),
    /** Refuses what could be read in two ways. */
    PATH(200),
    /** Answers a browser that asks before it sends the request itself. */
    PREFLIGHT(210),
    /** Answers what is asked of the edge itself. */
    OWN_PAGES(220),
    /** Counts requests by address, before any work is done for a stranger. */
    LIMIT_ADDRESS(250),
    /** Finds the credential, judges it, and decides by the route's policy. */
    IDENTITY(300),
    /** Counts requests by user or client. */
    LIMIT_CALLER(350),
    /** Refuses a body that is too large. */
    BODY(355),
    /** Watches over connections that outlive their request's beginning. */
    LIVE(360),
    /** Sends the backend's answer on. */
    ANSWER(370),
    /** Says where the request goes. */
    TARGET(400),
    /** Calls the backend: in time, again if that may help, and not at all while it is down. */
    UPSTREAM(450),
    /** Sends the request to its backend with headers that nothing after it may touch. */
    RELAY(500);

    // The gaps leave room for an operator's own filters between two of ours.
    private final int offset;

    Step(int offset) {
        this.offset = offset;
    }

    /** The place of a filter in its chain. */
    public int order() {
        return switch (this) {
            case ANSWER -> NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;
            case TARGET -> RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
            case UPSTREAM -> Ordered.LOWEST_PRECEDENCE - 10;
            case RELAY -> Ordered.LOWEST_PRECEDENCE;
            default -> Ordered.HIGHEST_PRECEDENCE + offset;
        };
    }
}
