package dev.gatehouse.token;

import static dev.gatehouse.token.StrictJsonTest.refuses;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {

    @Test
    void refusesOverlongUtf8() {
        refuses(bytes("{\"a\":\"", 0xC0, 0xAF, "\"}"));
        refuses(bytes("{\"a\":\"", 0xC1, 0xA1, "\"}"));
        refuses(bytes("{\"a\":\"", 0xE0, 0x80, 0xAF, "\"}"));
        refuses(bytes("{\"a\":\"", 0xF0, 0x80, 0x80, 0xAF, "\"}"));
        refuses(bytes("{\"", 0xC1, 0xA1, "\":1}"));
    }

    @Test
    void refusesBrokenUtf8() {
        refuses(bytes("{\"a\":\"", 0x80, "\"}"));
        refuses(bytes("{\"a\":\"", 0xC3, "\"}"));
        refuses(bytes("{\"a\":\"", 0xFF, "\"}"));
        refuses(bytes("{\"a\":\"", 0xF4, 0x90, 0x80, 0x80, "\"}"));
        refuses(bytes("{\"a\":\"", 0xED, 0xA0, 0x80, "\"}"));
        refuses(bytes("{\"a\":\"", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, "\"}"));
        refuses(bytes("{\"a\":\"b\"}", 0xC3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d",
                "\\ude00",
                "\\ude00\\ud83d",
                "\\ud83d\\ud83d\\ude00",
                "\\ud83dx",
                "\\ud83d\\u0041",
                "x\\uDBFF"
            })
    void refusesHalfACharacter(String escaped) {
        refuses("{\"a\":\"" + escaped + "\"}");
        refuses("{\"" + escaped + "\":1}");
        refuses("{\"a\":[{\"b\":[\"" + escaped + "\"]}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void refusesEveryOtherEncoding(String charset) {
        refuses("{\"a\":1}".getBytes(Charset.forName(charset)));
    }

    @Test
    void refusesAByteOrderMark() {
        refuses("\ufeff{\"a\":1}");
    }

    /** Texts, and single bytes as numbers. */
    private static byte[] bytes(Object... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object piece : pieces) {
            bytes.writeBytes(
                    piece instanceof Integer single
                            ? new byte[] {single.byteValue()}
                            : piece.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
