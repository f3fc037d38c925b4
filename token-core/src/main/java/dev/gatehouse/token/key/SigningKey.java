package dev.gatehouse.token.key;

/** A key that signs tokens: a shared secret, or the private half of a key of the issuer. */
public interface SigningKey {

    /** The name of the key in the {@code kid} header (RFC 7515 section 4.1.4): letters, digits, dots, dashes, underscores. */
    String kid();

    /** The one {@code alg} this key is for, such as {@code RS256} (RFC 7518 section 3.1). */
    String algorithm();

    /** The signature over {@code message}, in the form in which it stands in a token. */
    byte[] sign(byte[] message);
}
