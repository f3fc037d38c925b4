package dev.gatehouse.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Good tokens of all kinds, and tokens that chance has changed. */
final class RandomTokens {

    private static final List<String> SPICES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            "1e400",
            "-0",
            "0.1",
            "1E5",
            "\n",
            "\"exp\":",
            "\"aud\":\"tasks-api\"",
            ",\"nbf\":null",
            ",\"aud\":[7]",
            ",\"x\":{}",
            ",\"x\":1e-400",
            "\u0000",
            "é");

    private static final int[] CHARACTERS =
            "aZ09-_/\\\"' é\u0001\u007f\u2028中😀".codePoints().toArray();

    private final Random random;

    RandomTokens(Random random) {
        this.random = random;
    }

    /** A draft that must be believed: any key, any allowed header, claims of every kind. */
    TokenDraft good() {
        TokenDraft draft = TokenDraft.token();
        if (random.nextBoolean()) {
            draft.withHeader("kid", "k1").signedWith(TokenDraft.OLD_SECRET);
        }
        if (random.nextInt(4) == 0) {
            draft.withoutHeader("kid");
        }
        if (random.nextInt(3) == 0) {
            draft.withHeader("typ", "at+jwt");
        } else if (random.nextInt(3) == 0) {
            draft.withoutHeader("typ");
        }
        draft.with("sub", text(1 + random.nextInt(40)))
                .with("aud", random.nextBoolean() ? TokenDraft.AUDIENCE : List.of(text(4), TokenDraft.AUDIENCE))
                .withDate("iat", 5 - random.nextInt(1800))
                .withDate("exp", random.nextInt(1800) - 4);
        if (random.nextInt(4) == 0) {
            draft.withDate("nbf", 5 - random.nextInt(1800));
        }
        for (int extra = random.nextInt(5); extra > 0; extra--) {
            draft.with("x" + random.nextInt(100) + text(2), value(3));
        }
        return draft;
    }

    /** The JSON of a good token with something changed, and then signed: what a careless issuer could write. */
    String seasoned() {
        TokenDraft draft = good();
        return random.nextInt(4) == 0
                ? draft.withRawHeader(seasoned(draft.headerJson())).text()
                : draft.withRawPayload(seasoned(draft.payloadJson())).text();
    }

    private String seasoned(String json) {
        StringBuilder changed = new StringBuilder(json);
        for (int spices = 1 + random.nextInt(2); spices > 0; spices--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + random.nextInt(3));
            changed.replace(at, end, SPICES.get(random.nextInt(SPICES.size())));
        }
        return changed.toString();
    }

    /** The bytes of a good token with a few of them changed, lost or doubled, and not signed again. */
    String damaged() {
        byte[] text = good().text().getBytes(StandardCharsets.UTF_8);
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            int at = random.nextInt(text.length);
            text = switch (random.nextInt(4)) {
                case 0 -> replaced(text, at, (byte) random.nextInt(256));
                case 1 -> replaced(text, at, (byte) (text[at] ^ 1 << random.nextInt(8)));
                case 2 -> joined(Arrays.copyOf(text, at), Arrays.copyOfRange(text, at + 1, text.length));
                default -> joined(Arrays.copyOf(text, at + 1), Arrays.copyOfRange(text, at, text.length));
            };
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> text(random.nextInt(20));
            case 1 -> random.nextLong();
            case 2 -> random.nextInt(1000);
            case 3 -> random.nextBoolean();
            case 4 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 5 -> Map.of(text(3), value(depth - 1));
            default -> new ArrayList<>(List.of(value(depth - 1), value(depth - 1)));
        };
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static byte[] replaced(byte[] text, int at, byte with) {
        byte[] changed = text.clone();
        changed[at] = with;
        return changed;
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
