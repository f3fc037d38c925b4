package dev.gatehouse.adapter.realm;

/** How a token may be signed (RFC 7518 section 3.1). */
public enum TokenAlgorithm {
    /** HMAC, by the secret that backends share. */
    HS256,
    /** RSA, by the realm's key. */
    RS256,
    /** ECDSA on P-256, by the realm's key. */
    ES256
}
