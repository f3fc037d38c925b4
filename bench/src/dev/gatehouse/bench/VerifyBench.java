package dev.gatehouse.bench;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One token verified: by us, by Nimbus in two ways, and the HMAC alone that nobody can do without. */
@State(Scope.Thread)
public class VerifyBench {

    private static final byte[] SECRET = Token.SECRET.getBytes(StandardCharsets.UTF_8);

    private final String[] tokens = new String[1024];
    private final TokenVerifier verifier = new TokenVerifier(Token.RING);
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final MACVerifier mac;
    private final Mac raw;
    private int next;

    public VerifyBench() {
        try {
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = Token.of(i);
            }
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableSecret<>(SECRET)));
            mac = new MACVerifier(SECRET);
            raw = Mac.getInstance("HmacSHA256");
            raw.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String token() {
        return tokens[next++ & 1023];
    }

    @Benchmark
    public Verdict ours() {
        return verifier.verify(token(), Token.PROFILE, Instant.now());
    }

    @Benchmark
    public byte[] rawMac() {
        String token = token();
        return raw.doFinal(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    }

    @Benchmark
    public boolean nimbusMacVerifier() throws Exception {
        SignedJWT jwt = SignedJWT.parse(token());
        return jwt.verify(mac) && jwt.getJWTClaimsSet() != null;
    }

    @Benchmark
    public JWTClaimsSet nimbusProcessor() throws Exception {
        return processor.process(token(), null);
    }
}
