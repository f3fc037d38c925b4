package dev.gatehouse.edge.adapter;

import dev.gatehouse.settings.InvalidSetting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The token adapter that the edge asks for cookies, revocations and public keys. Without it, all three are off.
 *
 * @param url          the realm at the adapter, such as {@code http://127.0.0.1:8081/realms/main}
 * @param clientId     as whom the edge asks
 * @param clientSecret how it proves that
 * @param sslBundle    the name of a {@code spring.ssl.bundle} with private authorities or a client certificate
 */
@ConfigurationProperties("gatehouse.adapter")
record AdapterProperties(
        @Nullable URI url,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String sslBundle) {

    AdapterProperties {
        if (url == null && (clientId != null || clientSecret != null || sslBundle != null)) {
            throw new InvalidSetting(
                    "gatehouse.adapter.url",
                    "is missing: write the realm at the adapter, such as http://127.0.0.1:8081/realms/main.");
        }
        if (url != null && (url.getHost() == null || url.getPath().endsWith("/"))) {
            throw new InvalidSetting(
                    "gatehouse.adapter.url",
                    "is no realm's address: write it with its host and without a slash at its end,"
                            + " such as http://127.0.0.1:8081/realms/main.");
        }
        if (url != null && (clientId == null || clientSecret == null)) {
            throw new InvalidSetting(
                    "gatehouse.adapter." + (clientId == null ? "client-id" : "client-secret"),
                    "is missing: write what the adapter knows the edge by.");
        }
    }

    @Override
    public String toString() {
        return "AdapterProperties[url=" + url + ", clientId=" + clientId + "]";
    }
}
