package dev.gatehouse.token;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects as maps, read strictly: no duplicate member (RFC 8725 section 3.1 would leave it open which one counts),
 * nothing after the object, no overlong or broken UTF-8.
 */
final class StrictJson {

    private static final JsonFactory JSON = new JsonFactory();

    private StrictJson() {}

    /** Member values are strings, booleans, null, lists, maps, and numbers: whole ones as their own type, others as {@link BigDecimal}. */
    static Map<String, @Nullable Object> read(byte[] utf8) throws MalformedTokenException {
        demandUtf8(utf8);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedTokenException();
            }
            Map<String, @Nullable Object> object = readObject(parser);
            if (parser.nextToken() != null) {
                throw new MalformedTokenException();
            }
            return object;
        } catch (JacksonException e) {
            throw new MalformedTokenException();
        }
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws MalformedTokenException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(32);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            Object value = readValue(parser);
            // A member that is null can be doubled too, so the answer of put alone would not tell.
            if (object.containsKey(name)) {
                throw new MalformedTokenException();
            }
            object.put(name, value);
        }
        return object;
    }

    private static @Nullable Object readValue(JsonParser parser) throws MalformedTokenException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readList(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedTokenException();
        };
    }

    private static List<@Nullable Object> readList(JsonParser parser) throws MalformedTokenException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(readValue(parser));
        }
        return list;
    }

    /** Jackson is lenient here: it reads overlong forms and lone surrogates. */
    private static void demandUtf8(byte[] utf8) throws MalformedTokenException {
        for (byte b : utf8) {
            if (b < 0) {
                decodeStrictly(utf8);
                return;
            }
        }
    }

    private static void decodeStrictly(byte[] utf8) throws MalformedTokenException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException e) {
            throw new MalformedTokenException();
        }
    }

    /** Members in the order of the map; nothing else decides about the bytes, so equal maps give equal tokens. */
    static byte[] write(Map<String, ?> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writeValue(generator, object);
        }
        return bytes.toByteArray();
    }

    private static void writeValue(JsonGenerator generator, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            object.forEach((name, member) -> {
                generator.writeName((String) name);
                writeValue(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            generator.writeStartArray();
            list.forEach(item -> writeValue(generator, item));
            generator.writeEndArray();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            generator.writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException(
                    "a claim must be text, a whole number, true or false, a list or an object");
        }
    }
}
