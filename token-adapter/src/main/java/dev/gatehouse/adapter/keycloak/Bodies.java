package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads the bodies of requests, up to a size. */
final class Bodies {

    private static final int MOST_BYTES = 64 * 1024;

    private Bodies() {}

    /** The bytes of the body; fails with {@link DataBufferLimitException} if there are more than 64 KiB. */
    static Mono<byte[]> bytes(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(Bodies::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    /**
     * The parameters of a query, or of a form that is posted; fails with {@link IllegalArgumentException} for what is
     * neither.
     */
    static Mono<Map<String, List<String>>> parameters(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return request.getMethod().equals(HttpMethod.POST)
                ? bytes(request)
                        .map(body -> isForm(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                                ? Form.values(new String(body, StandardCharsets.UTF_8))
                                : Map.of())
                : Mono.fromSupplier(() -> Form.values(query == null ? "" : query));
    }

    static Mono<Form.Reading> form(ServerHttpRequest request) {
        boolean isForm = isForm(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        return bytes(request)
                .map(body -> Form.read(isForm, body))
                .onErrorReturn(DataBufferLimitException.class, new Form.Unreadable(Denial.BODY_TOO_LARGE));
    }

    /** Whatever parameters the type has; one that cannot be parsed is no form. */
    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType
                        .replaceFirst(";.*", "")
                        .strip()
                        .equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
