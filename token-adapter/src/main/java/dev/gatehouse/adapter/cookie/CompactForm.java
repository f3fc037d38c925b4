package dev.gatehouse.adapter.cookie;

import dev.gatehouse.token.key.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Better Auth's default: {@code {"session":P,"expiresAt":ms,"signature":"s"}} in base64url. The signature is over P's
 * members followed by {@code expiresAt} in one object. That text is cut out of what came: JSON written anew in Java would
 * have other numbers and escapes.
 */
final class CompactForm implements CacheForm {

    private static final String HEAD = "{\"session\":";

    private final Secret secret;

    CompactForm(Secret secret) {
        this.secret = secret;
    }

    @Override
    public Optional<JsonNode> open(String cookie, Instant now) {
        return bytes(cookie)
                .flatMap(CompactForm::text)
                .flatMap(text -> Json.parse(text).flatMap(outer -> open(text, outer, now)));
    }

    private Optional<JsonNode> open(String text, JsonNode outer, Instant now) {
        JsonNode ends = outer.path("expiresAt");
        String signature = outer.path("signature").asString("");
        String end = ",\"expiresAt\":" + ends + "}";
        // From the end, because an object inside P may have members of the same names.
        String tail = end.substring(0, end.length() - 1) + ",\"signature\":\"" + signature + "\"}";
        if (!ends.isIntegralNumber() || !text.startsWith(HEAD) || !text.endsWith("}" + tail)) {
            return Optional.empty();
        }
        String payload = text.substring(HEAD.length(), text.length() - tail.length());
        String signed = payload.substring(0, payload.length() - 1) + end;
        byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
        boolean genuine = bytes(signature)
                .filter(ours -> secret.verifies(bytes, 0, bytes.length, ours))
                .isPresent();
        // At the very end it still counts.
        return genuine && ends.asLong(0) >= now.toEpochMilli() ? Json.parse(payload) : Optional.empty();
    }

    private static Optional<String> text(byte[] utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> bytes(String base64url) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
