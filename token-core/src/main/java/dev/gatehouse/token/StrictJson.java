package dev.gatehouse.token;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects as maps, read strictly: no duplicate member (RFC 8725 section 3.1 would leave it open which one counts),
 * nothing after the object, no overlong or broken UTF-8, no other encoding, and nothing that another reader would take
 * for something else (RFC 7493: half characters, numbers beyond a double).
 */
final class StrictJson {

    /** Far more than any claim of ours, and far less than what would hurt whoever walks through it. */
    private static final int MAX_DEPTH = 64;

    /** A double has 308 places before the point and 324 after it; written out, 1e-999999999 would fill the memory. */
    private static final int MAX_SCALE = 1000;

    private static final JsonFactory JSON = JsonFactory.builder()
            // Or every member name that a stranger invents is kept, and copied with the others when the next comes.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private StrictJson() {}

    /**
     * Member values are strings, booleans, null, and numbers: whole ones as their own type, others as {@link BigDecimal};
     * lists and maps of these. None of them can be changed.
     */
    static Map<String, @Nullable Object> read(byte[] utf8) throws MalformedTokenException {
        demandUtf8(utf8);
        // Of bytes Jackson would guess the encoding, read UTF-16 and UTF-32 too, and skip a byte order mark.
        String text = new String(utf8, StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
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
            int before = object.size();
            object.put(whole(name), readValue(parser));
            // A member that is null can be doubled too, so the answer of put would not tell.
            if (object.size() == before) {
                throw new MalformedTokenException();
            }
        }
        return Collections.unmodifiableMap(object);
    }

    private static @Nullable Object readValue(JsonParser parser) throws MalformedTokenException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readList(parser);
            case VALUE_STRING -> whole(parser.getString());
            case VALUE_NUMBER_INT -> finite(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
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
        return Collections.unmodifiableList(list);
    }

    private static BigDecimal decimal(String text) throws MalformedTokenException {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                throw new MalformedTokenException();
            }
            finite(number);
            return number;
        } catch (NumberFormatException e) {
            throw new MalformedTokenException();
        }
    }

    private static Number finite(Number number) throws MalformedTokenException {
        if (Double.isInfinite(number.doubleValue())) {
            throw new MalformedTokenException();
        }
        return number;
    }

    /** Half of a surrogate pair can be escaped; in a header it would become a question mark, as in another's name. */
    private static String whole(String text) throws MalformedTokenException {
        if (!isWhole(text)) {
            throw new MalformedTokenException();
        }
        return text;
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // At the end of the text the character is paired with itself, which is no pair.
                char next = text.charAt(Math.min(i + 1, text.length() - 1));
                if (!Character.isSurrogatePair(text.charAt(i), next)) {
                    return false;
                }
                i++;
            }
        }
        return true;
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
                generator.writeName(mended((String) name));
                writeValue(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            generator.writeStartArray();
            list.forEach(item -> writeValue(generator, item));
            generator.writeEndArray();
        } else if (value instanceof String text) {
            generator.writeString(mended(text));
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal fraction) {
            generator.writeNumber(fraction);
        } else if (value instanceof BigInteger large) {
            generator.writeNumber(large);
        } else if (value == null) {
            generator.writeNull();
        } else {
            throw new IllegalArgumentException(
                    "a claim must be what JSON can say: text, a number, true or false, null, a list or an object");
        }
    }

    /** A name that was cut in the middle of an emoji must not cost its owner the token: U+FFFD, as in a browser. */
    private static String mended(String text) {
        return isWhole(text) ? text : new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }
}
