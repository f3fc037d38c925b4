package dev.gatehouse.edge.identity;

import dev.gatehouse.bench.Token;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenVerifier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the edge writes for a backend, and how it knows the names that nobody else may write. */
@State(Scope.Thread)
public class RelayBench {

    private static final String[] SENT = {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Authorization", "X-Request-Id", "X_User_Id", "Cookie"
    };

    private final IdentityHeaders headers = new IdentityHeaders(Map.of(), 4096);
    private final ReservedNames reserved = new ReservedNames(headers.headers());
    private final Claims claims = new TokenVerifier(Token.RING)
            .verify(Token.of(1), Token.PROFILE, Instant.now())
            .fold(good -> good, bad -> {
                throw new IllegalStateException(bad.code());
            });

    @Benchmark
    public Optional<Map<String, String>> identityHeaders() {
        return headers.tell(claims);
    }

    @Benchmark
    public int reservedNames() {
        int found = 0;
        for (String name : SENT) {
            found += reserved.contains(name) ? 1 : 0;
        }
        return found;
    }
}
