package dev.gatehouse.edge.exchange;

import dev.gatehouse.settings.InvalidSetting;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how the Better Auth cookie itself is taken as a credential.
 *
 * @param enabled  whether it is
 * @param origins  pages from these may send it with methods that change something, such as {@code http://localhost:3000}
 * @param loginUrl where a person without a session is sent who opens a page; null: they are told 401
 * @param prefix   Better Auth's {@code advanced.cookiePrefix}
 * @param secure   whether the names begin with {@code __Secure-}; auto takes both
 */
@ConfigurationProperties("gatehouse.cookie")
record CookieProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue List<String> origins,
        @Nullable URI loginUrl,
        @DefaultValue("better-auth") String prefix,
        @DefaultValue("auto") Secure secure) {

    /** Whether cookie names begin with {@code __Secure-}. */
    enum Secure {
        AUTO,
        TRUE,
        FALSE
    }

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    CookieProperties {
        origins = List.copyOf(origins);
        for (int i = 0; i < origins.size(); i++) {
            if (!ORIGIN.matcher(origins.get(i)).matches()) {
                throw new InvalidSetting(
                        "gatehouse.cookie.origins[" + i + "]",
                        "is " + origins.get(i) + ": write scheme, host in lower case and port, without a path, such as"
                                + " http://localhost:3000.");
            }
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new InvalidSetting(
                    "gatehouse.cookie.prefix",
                    "is no cookie name: write Better Auth's cookiePrefix, such as better-auth.");
        }
        if (loginUrl != null && loginUrl.getHost() == null) {
            throw new InvalidSetting(
                    "gatehouse.cookie.login-url",
                    "is no address: write the whole address of the sign-in page, such as http://localhost:3000/sign-in.");
        }
    }
}
