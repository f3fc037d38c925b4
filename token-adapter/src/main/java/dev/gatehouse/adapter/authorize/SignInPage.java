package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.authorize.AuthorizationRequest.Prompt;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.settings.InvalidSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where people sign in at Better Auth, and the way back.
 *
 * @param loginUrl the page
 * @param endpoint to which they come back
 */
record SignInPage(String loginUrl, String endpoint) {

    private static final Pattern URL = Pattern.compile("https?://[^/?#@\\s]+(/[^#\\s]*)?");

    static SignInPage of(Realm realm) {
        String url = realm.settings().betterAuth().loginUrl();
        if (url == null) {
            throw new InvalidSetting(
                    realm.key("better-auth.login-url"),
                    "is missing, and a client has the grant authorization-code: write the page where people sign in,"
                            + " such as http://127.0.0.1:3000/sign-in.");
        }
        if (!URL.matcher(url).matches()) {
            throw new InvalidSetting(
                    realm.key("better-auth.login-url"),
                    "is " + url + ": write an http or https address, such as http://127.0.0.1:3000/sign-in.");
        }
        return new SignInPage(url, realm.issuer() + "/protocol/openid-connect/auth");
    }

    /** The page, with the way back to the same request; it is told if it must not use a session that there is. */
    String location(Parameters parameters, AuthorizationRequest request, LoginMark marks, Instant now) {
        String mark = marks.at(now, request);
        String back = endpoint + "?" + query(parameters) + "&" + LoginMark.PARAMETER + "=" + mark;
        boolean anew = request.prompts().contains(Prompt.LOGIN) || request.maxAge() != null;
        String hint = parameters.value("login_hint");
        return loginUrl + (loginUrl.contains("?") ? "&" : "?") + "callbackURL=" + encode(back)
                + (anew ? "&prompt=login" : "")
                + (hint.isEmpty() ? "" : "&login_hint=" + encode(hint));
    }

    private static String query(Parameters parameters) {
        return parameters.values().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(LoginMark.PARAMETER))
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        encode(entry.getKey()) + "=" + encode(entry.getValue().get(0)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
