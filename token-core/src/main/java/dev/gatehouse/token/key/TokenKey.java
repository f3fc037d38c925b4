package dev.gatehouse.token.key;

/** A key that tokens may be signed with. Its algorithm belongs to the key, never to what a token says of itself. */
public sealed interface TokenKey permits SharedKey, PublicKeyOfIssuer {

    /** The name of the key in the {@code kid} header (RFC 7515 section 4.1.4). */
    String kid();

    /** The one {@code alg} this key is for, such as {@code HS256} (RFC 7518 section 3.1). */
    String algorithm();

    /** Whether {@code signature} is this key's over the part of {@code buffer}, in constant time. */
    boolean verifies(byte[] buffer, int offset, int count, byte[] signature);
}
