package dev.gatehouse.edge.address;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells a backend how the client reached us, in the {@code X-Forwarded-*} headers: as the edge saw it, or as a trusted
 * proxy before it says.
 */
public final class ForwardedHeaders {

    private static final Pattern PROTO = Pattern.compile("https?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:_]{1,255}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private final ClientAddresses addresses;

    ForwardedHeaders(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    /** Sets all of them in {@code headers}, which hold none of a stranger's any more. */
    public void write(io.netty.handler.codec.http.HttpHeaders headers, ServerWebExchange exchange) {
        HttpHeaders sent = exchange.getRequest().getHeaders();
        boolean believed = addresses.trustsPeer(exchange);
        URI asked = exchange.getRequest().getURI();
        String scheme = asked.getScheme() == null ? "http" : asked.getScheme();
        String host = sent.getFirst(HttpHeaders.HOST);
        String proto = believed ? told(sent, "X-Forwarded-Proto", PROTO, scheme) : scheme;
        int port = asked.getPort() < 0 || !proto.equals(scheme) ? usualPort(proto) : asked.getPort();
        headers.set("X-Forwarded-For", addresses.of(exchange).text());
        headers.set("X-Forwarded-Proto", proto);
        if (host != null) {
            headers.set("X-Forwarded-Host", believed ? told(sent, "X-Forwarded-Host", HOST, host) : host);
        }
        headers.set(
                "X-Forwarded-Port",
                believed ? told(sent, "X-Forwarded-Port", PORT, Integer.toString(port)) : Integer.toString(port));
    }

    private static String told(HttpHeaders sent, String name, Pattern form, String otherwise) {
        String value = sent.getFirst(name);
        return value != null && form.matcher(value).matches() ? value : otherwise;
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
