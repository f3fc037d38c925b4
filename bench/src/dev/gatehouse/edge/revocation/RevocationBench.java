package dev.gatehouse.edge.revocation;

import dev.gatehouse.bench.Token;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a token was revoked, by how many revocations are held. */
@State(Scope.Thread)
public class RevocationBench {

    @Param({"0", "100000"})
    private int held;

    private final RevocationSet set = new RevocationSet(200_000);
    private final Claims[] claims = new Claims[1024];
    private int next;

    @Setup
    public void fill() {
        long expires = Instant.now().getEpochSecond() + 900;
        for (int i = 0; i < held; i++) {
            set.add(new Revocation(Kind.SESSION, "session-" + i, new Cut(Cut.ANY_AGE, expires)));
        }
        for (int i = 0; i < claims.length; i++) {
            claims[i] = new TokenVerifier(Token.RING)
                    .verify(Token.of(i), Token.PROFILE, Instant.now())
                    .fold(good -> good, bad -> {
                        throw new IllegalStateException(bad.code());
                    });
        }
    }

    @Benchmark
    public @Nullable Refusal judge() {
        return set.judge(claims[next++ & 1023]);
    }
}
