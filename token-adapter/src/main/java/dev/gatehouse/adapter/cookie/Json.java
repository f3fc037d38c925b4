package dev.gatehouse.adapter.cookie;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects that somebody signed: no member twice, or it would be open which one was meant. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static Optional<JsonNode> parse(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return root.isObject() ? Optional.of(root) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The claims of a token that has not expired (RFC 7519 section 4.1.4); no leeway, as at Better Auth's server. */
    static Optional<JsonNode> claims(String text, Instant now) {
        return parse(text)
                .filter(claims -> claims.path("exp").isNumber())
                .filter(claims -> claims.path("exp").doubleValue() > now.getEpochSecond());
    }
}
