package dev.gatehouse.adapter.logout;

import dev.gatehouse.adapter.realm.Realm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A browser that comes to log out; what it did not send is empty.
 *
 * @param hint         {@code id_token_hint}
 * @param redirectUri  {@code post_logout_redirect_uri}
 * @param confirmation what the page that asks has sent along
 * @param cookies      the {@code Cookie} headers
 * @param address      the client's address; null when it is not known
 */
public record LogoutRequest(
        Realm realm,
        String hint,
        String clientId,
        String redirectUri,
        String state,
        String confirmation,
        List<String> cookies,
        @Nullable String address) {

    public LogoutRequest {
        cookies = List.copyOf(cookies);
    }

    /** Where the client wants the browser back; empty for nowhere. */
    String location() {
        return redirectUri.isEmpty() || state.isEmpty()
                ? redirectUri
                : redirectUri + (redirectUri.indexOf('?') < 0 ? '?' : '&') + "state="
                        + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    /** Hints and cookies are credentials. */
    @Override
    public String toString() {
        return "LogoutRequest[" + clientId + "]";
    }
}
