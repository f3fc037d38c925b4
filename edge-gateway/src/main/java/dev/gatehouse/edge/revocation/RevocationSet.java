package dev.gatehouse.edge.revocation;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An exact set of revocations. One thread writes; any number read meanwhile, without a lock. */
final class RevocationSet {

    static final int CAPACITY = 1_000_000;

    private static final Kind[] KINDS = Kind.values();

    private final Map<Kind, Map<String, Cut>> cuts = new EnumMap<>(Kind.class);
    private final int capacity;
    private volatile boolean incomplete;

    RevocationSet(int capacity) {
        this.capacity = capacity;
        for (Kind kind : KINDS) {
            cuts.put(kind, new ConcurrentHashMap<>());
        }
    }

    /** Adds it, or, where there is no room left, becomes incomplete. */
    void add(Revocation revocation) {
        Map<String, Cut> ofKind = of(revocation.kind());
        // The one that logs everybody out always finds room: it is what a flooded operator would send.
        if (size() >= capacity && revocation.kind() != Kind.EVERYBODY && !ofKind.containsKey(revocation.id())) {
            incomplete = true;
            return;
        }
        ofKind.merge(revocation.id(), revocation.cut(), Cut::join);
    }

    /** Remembers that something was revoked which is not here. */
    void missOne() {
        incomplete = true;
    }

    /** Whether something was revoked which is not here. */
    boolean incomplete() {
        return incomplete;
    }

    /** Why a token with these claims is refused; null if it is not revoked. */
    @Nullable
    Refusal judge(Claims claims) {
        for (Kind kind : KINDS) {
            Map<String, Cut> ofKind = of(kind);
            Cut cut = ofKind.isEmpty() ? null : ofKind.get(kind.id(claims));
            if (cut != null && cut.reaches(claims)) {
                return kind.refusal();
            }
        }
        return null;
    }

    /** Forgets what can match no token any more. */
    void prune(Instant now) {
        // The edge believes a token for as long after its end as clocks may differ.
        long over = now.minus(TokenProfile.MAX_SKEW).getEpochSecond();
        cuts.values().forEach(ofKind -> ofKind.values().removeIf(cut -> cut.expires() <= over));
    }

    int size() {
        int size = 0;
        for (Map<String, Cut> ofKind : cuts.values()) {
            size += ofKind.size();
        }
        return size;
    }

    private Map<String, Cut> of(Kind kind) {
        return Objects.requireNonNull(cuts.get(kind));
    }
}
