package dev.gatehouse.edge.exchange;

import dev.gatehouse.edge.AdapterDouble;
import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.adapter.Adapter;
import dev.gatehouse.edge.exchange.CookieProperties.Secure;
import java.time.Instant;
import java.util.Set;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/** Better Auth's cookies under their usual names. */
public final class GivenCookies {

    private GivenCookies() {}

    public static BetterAuthCookies usual() {
        return new BetterAuthCookies("better-auth", Secure.AUTO);
    }

    /** Cookies that are no credential. */
    public static CookieMode off() {
        return new CookieMode(usual(), new Origins(Set.of()), null, null);
    }

    /** An edge that trades cookies at this adapter. */
    static RunningEdge running(AdapterDouble adapter) {
        RunningEdge edge = new RunningEdge()
                .setting("gatehouse.cookie.enabled=true")
                .setting("gatehouse.cookie.origins[0]=http://app.test:3000")
                .setting("gatehouse.cookie.login-url=http://app.test:3000/sign-in");
        for (String setting : adapter.settings()) {
            edge.setting(setting);
        }
        return edge;
    }

    /** Cookies of pages of {@code http://app.test}, traded at this adapter. */
    public static CookieMode tradedAt(ExchangeFunction adapter) {
        WebClient client = WebClient.builder().exchangeFunction(adapter).build();
        Trades trades = new Trades(new AdapterExchange(new Adapter(client), Instant::now), Instant::now, 100);
        return new CookieMode(usual(), new Origins(Set.of("http://app.test")), trades, null);
    }
}
