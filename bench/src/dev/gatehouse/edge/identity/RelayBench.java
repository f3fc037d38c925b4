package dev.gatehouse.edge.identity;

import dev.gatehouse.bench.Token;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the backend is told, and what is kept from it. */
@State(Scope.Thread)
public class RelayBench {

    private static final List<String> BROWSER = List.of(
            "Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cookie", "Origin",
            "Referer", "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site", "X-Requested-With", "Connection");

    private final IdentityHeaders headers = new IdentityHeaders(Map.of(), 4096);
    private final ReservedNames reserved = new ReservedNames(headers.headers());
    private final Claims claims = new TokenVerifier(Token.RING)
            .verify(Token.of(1), Token.PROFILE, Instant.now())
            .fold(accepted -> accepted, reason -> {
                throw new IllegalStateException(reason.code());
            });

    @Benchmark
    public Optional<Map<String, String>> tell() {
        return headers.tell(claims);
    }

    @Benchmark
    public int strip() {
        int kept = 0;
        for (String name : BROWSER) {
            kept += reserved.contains(name) ? 0 : 1;
        }
        return kept;
    }
}
