package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.denial.Denial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether who redeems a code is who asked for it (RFC 7636 section 4.6), in Keycloak's words. */
final class CodeChallenge {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private CodeChallenge() {}

    /**
     * Why not; empty if it is proven, or need not be.
     *
     * @param challenge the S256 hash that was sent before; null for none
     * @param verifier  what is sent now; empty for none
     */
    static Optional<Denial> refusal(@Nullable String challenge, String verifier) {
        if (challenge == null) {
            // Somebody who proves something for a code that wants no proof was given another one's code.
            return verifier.isEmpty() ? Optional.empty() : Optional.of(Denial.VERIFIER_WITHOUT_CHALLENGE);
        }
        if (verifier.isEmpty()) {
            return Optional.of(Denial.VERIFIER_MISSING);
        }
        if (!VERIFIER.matcher(verifier).matches()) {
            return Optional.of(Denial.VERIFIER_MALFORMED);
        }
        boolean proven = MessageDigest.isEqual(
                Codes.name(verifier).getBytes(StandardCharsets.US_ASCII),
                challenge.getBytes(StandardCharsets.US_ASCII));
        return proven ? Optional.empty() : Optional.of(Denial.VERIFIER_WRONG);
    }
}
