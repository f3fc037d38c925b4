package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The codes in a store, each under its hash: who reads the store has none. */
final class Codes {

    private static final int BYTES = 32;

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    Codes(Store store) {
        this.store = store;
    }

    /** A code that nobody has yet. */
    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The name under which a code is kept; also what its session is sealed for. */
    static String name(String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-256", e);
        }
    }

    Mono<Optional<AuthorizationCode>> find(String name) {
        return store.find(key(name)).map(found -> found.map(CodeCodec::decode));
    }

    Mono<Boolean> keep(String name, AuthorizationCode code) {
        return store.write(change(name, null, code));
    }

    /** Spoils a code, so that it gives nothing to anybody; false if something became of it meanwhile. */
    Mono<Boolean> spoil(String name, AuthorizationCode code) {
        return store.write(use(name, code, AuthorizationCode.SPOILT));
    }

    /** What has it used by a family. */
    static Change use(String name, AuthorizationCode code, String family) {
        return change(name, CodeCodec.encode(code), code.usedBy(family));
    }

    private static Change change(String name, @Nullable Bytes before, AuthorizationCode after) {
        return Change.set(before, new Item(key(name), CodeCodec.encode(after), List.of(), after.forgottenAt()));
    }

    private static Key key(String name) {
        return new Key(Key.Kind.CODE, name);
    }
}
