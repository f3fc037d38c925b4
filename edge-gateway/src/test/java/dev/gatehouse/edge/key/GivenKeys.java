package dev.gatehouse.edge.key;

import dev.gatehouse.token.key.KeyRing;

/** Keys in force, as a test gives them. */
public final class GivenKeys {

    private GivenKeys() {}

    public static KeysInForce of(String secrets) {
        return new KeysInForce(KeyRing.parse(secrets));
    }

    public static void change(KeysInForce keys, String secrets) {
        keys.share(KeyRing.parse(secrets));
    }
}
