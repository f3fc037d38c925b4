package dev.gatehouse.adapter.keycloak;

import java.util.List;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** What answers at one place of the public port. */
interface Endpoint {

    /** What the audit calls it. */
    String name();

    /** The methods that it takes; others are refused before it is asked. */
    List<HttpMethod> methods();

    /** Which pages of other origins may call it, so that it has preflights. */
    Pages pages();

    /** Pages of other origins (the CORS protocol of the Fetch standard). */
    enum Pages {
        /** It is for servers. */
        NONE,
        /** Those of any client's origins. */
        OF_CLIENTS,
        /** It tells what everybody may know. */
        ALL
    }

    /** The methods that a preflight is told of. */
    default List<HttpMethod> preflightMethods() {
        return methods();
    }

    Mono<Void> answer(Call call);
}
