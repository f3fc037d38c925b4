package dev.gatehouse.edge.guard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** The few headers on which it depends where a request goes and where it ends (RFC 9112 sections 3.2 and 6). */
final class Framing {

    private static final int MAX_DIGITS = 18;

    /** With one of these, Netty expects eight bytes of body that no header announces (WebSocket drafts of 2010). */
    private static final AsciiString HIDDEN_BODY = AsciiString.cached("sec-websocket-key1");

    private int lines;
    private int hosts;
    private int lengths;
    private int codings;
    private boolean clear = true;
    private @Nullable CharSequence host;

    /** Takes the next header; its length tells most of them apart from those that count. */
    void add(CharSequence name, CharSequence value) {
        lines++;
        switch (name.length()) {
            case 4 -> {
                if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
                    hosts++;
                    host = value;
                }
            }
            case 14 -> {
                if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
                    lengths++;
                    clear &= isNumber(value);
                }
            }
            case 17 -> {
                if (HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)) {
                    codings++;
                    clear &= HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(value);
                }
            }
            case 18 -> clear &= !HIDDEN_BODY.contentEqualsIgnoreCase(name);
            default -> {}
        }
    }

    int lines() {
        return lines;
    }

    /** The host as it was sent; empty without one, as HTTP/1.0 allows. */
    String host() {
        return host == null ? "" : host.toString();
    }

    /** Whether all of it can be read in one way only. */
    boolean clear(boolean http11) {
        boolean addressed = host == null ? !http11 : hosts == 1 && HostHeader.valid(host);
        boolean measured = lengths + codings <= 1 && (codings == 0 || http11);
        return clear && addressed && measured;
    }

    private static boolean isNumber(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() > 0 && value.length() <= MAX_DIGITS;
    }
}
