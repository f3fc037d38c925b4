package dev.gatehouse.token;

import dev.gatehouse.token.Verdict.Refused;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import dev.gatehouse.token.key.SharedKey;
import dev.gatehouse.token.key.TokenKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a token may be believed: form, header, key, signature, then the claims by a {@link TokenProfile}.
 *
 * <p>Stricter than RFC 7519 where leniency has been a hole: see RFC 8725. Does no I/O, keeps no state, thread-safe.
 */
public final class TokenVerifier {

    /** A token of ours has 600 to 1,500 characters; more than this is not even read. */
    public static final int MAX_LENGTH = 8 * 1024;

    private final List<TokenKey> keys;
    private final Set<String> algorithms;
    private final Map<String, JoseHeader> ourHeaders;

    /** Believes tokens signed with the shared secrets of {@code ring}. */
    public TokenVerifier(KeyRing ring) {
        this(ring, List.of());
    }

    /** Believes tokens signed with the shared secrets of {@code ring} or by one of the issuer's own keys. */
    public TokenVerifier(KeyRing ring, List<PublicKeyOfIssuer> issuer) {
        this(ring.shared(), issuer);
    }

    /** Believes tokens signed by one of the issuer's own keys alone. */
    public TokenVerifier(List<PublicKeyOfIssuer> issuer) {
        this(List.of(), issuer);
    }

    private TokenVerifier(List<SharedKey> shared, List<PublicKeyOfIssuer> issuer) {
        this.keys = Stream.<TokenKey>concat(shared.stream(), issuer.stream()).toList();
        this.algorithms = keys.stream().map(TokenKey::algorithm).collect(Collectors.toUnmodifiableSet());
        this.ourHeaders = shared.stream()
                .collect(Collectors.toUnmodifiableMap(
                        TokenMinter::header,
                        key -> new JoseHeader(key.algorithm(), "JWT", key.kid(), false),
                        (first, second) -> first));
    }

    /** The verdict on {@code token} at {@code now}; the first failing check names the refusal. */
    public Verdict verify(String token, TokenProfile profile, Instant now) {
        try {
            return token.length() > MAX_LENGTH ? refused(Refusal.TOKEN_MALFORMED) : verifyParts(token, profile, now);
        } catch (MalformedTokenException e) {
            return refused(Refusal.TOKEN_MALFORMED);
        }
    }

    private Verdict verifyParts(String token, TokenProfile profile, Instant now) throws MalformedTokenException {
        int headerEnd = token.indexOf('.');
        int payloadEnd = token.indexOf('.', headerEnd + 1);
        if (payloadEnd < 0) {
            throw new MalformedTokenException();
        }
        // A further dot is not in the alphabet of base64url, nor is the question mark that stands for what is not
        // ASCII.
        byte[] text = token.getBytes(StandardCharsets.US_ASCII);
        JoseHeader header = header(token, text, headerEnd);
        Claims claims = new Claims(StrictJson.read(CanonicalBase64.decode(text, headerEnd + 1, payloadEnd)));
        byte[] signature = signature(text, payloadEnd + 1);
        Refusal reason = judge(header, text, payloadEnd, signature);
        return reason == null ? profile.judge(claims, now) : refused(reason);
    }

    private JoseHeader header(String token, byte[] text, int end) throws MalformedTokenException {
        JoseHeader ours = ourHeaders.get(token.substring(0, end));
        return ours == null ? JoseHeader.of(StrictJson.read(CanonicalBase64.decode(text, 0, end))) : ours;
    }

    /** An unsecured JWT ends in an empty signature: that is the algorithm's fault, not the form's. */
    private static byte[] signature(byte[] text, int from) throws MalformedTokenException {
        return from == text.length ? new byte[0] : CanonicalBase64.decode(text, from, text.length);
    }

    private @Nullable Refusal judge(JoseHeader header, byte[] text, int signed, byte[] signature) {
        if (!algorithms.contains(header.algorithm())) {
            return Refusal.TOKEN_ALGORITHM;
        }
        if (header.critical()) {
            return Refusal.TOKEN_MALFORMED;
        }
        if (!header.namesAnAccessToken()) {
            return Refusal.TOKEN_TYPE;
        }
        return judgeSignature(header, text, signed, signature);
    }

    private @Nullable Refusal judgeSignature(JoseHeader header, byte[] text, int signed, byte[] signature) {
        // Only a shared secret may go unnamed: anybody could be meant by a signature without a kid.
        boolean known = header.kid() == null && header.algorithm().equals(SharedKey.HS256);
        boolean meant = known;
        for (TokenKey key : keys) {
            if (header.kid() == null ? !known : !key.kid().equals(header.kid())) {
                continue;
            }
            known = true;
            // The key says which algorithm it is for: a token may not have an RSA key taken for an HMAC secret.
            if (!key.algorithm().equals(header.algorithm())) {
                continue;
            }
            meant = true;
            if (key.verifies(text, 0, signed, signature)) {
                return null;
            }
        }
        if (!known) {
            return Refusal.TOKEN_KEY_UNKNOWN;
        }
        return meant ? Refusal.TOKEN_SIGNATURE : Refusal.TOKEN_ALGORITHM;
    }

    private static Verdict refused(Refusal reason) {
        return new Refused(reason);
    }
}
