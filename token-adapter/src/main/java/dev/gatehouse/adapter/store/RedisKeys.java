package dev.gatehouse.adapter.store;

import java.nio.charset.StandardCharsets;

/**
 * What everything is called in Redis.
 *
 * @param prefix what all begins with, in braces: so all of it is on one node of a cluster, and one script can see it
 */
record RedisKeys(String prefix) {

    byte[] item(Key key) {
        return bytes(items(key.kind()) + key.id());
    }

    /** What the keys of all items of a kind begin with. */
    String items(Key.Kind kind) {
        return "{" + prefix + "}:" + kind.code() + ":";
    }

    byte[] owner(Key.Kind kind, String owner) {
        return bytes("{" + prefix + "}:owner:" + kind.code() + ":" + owner);
    }

    byte[] log(String log) {
        return bytes("{" + prefix + "}:log:" + log);
    }

    byte[] name() {
        return bytes("{" + prefix + "}:name");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
