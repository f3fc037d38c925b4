package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.revocation.ClaimsOf.NOON;
import static dev.gatehouse.edge.revocation.ClaimsOf.token;
import static dev.gatehouse.edge.revocation.RevocationTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSetTest {

    private static final long T = NOON.getEpochSecond();

    private final RevocationSet set = new RevocationSet(3);

    @Test
    void sendsToTheLoginWhoLostTokenFamilyOrSession() {
        set.add(read("{'sid':'s1','expires':9}"));

        assertThat(set.judge(token("sid", "s1"))).isEqualTo(Refusal.TOKEN_REVOKED);
        assertThat(set.judge(token("sid", "s2"))).isNull();
    }

    @Test
    void sendsToTheRefreshWhoseTokenIsOnlyTooOld() {
        set.add(read("{'sub':'u1','before':" + (T + 1) + ",'expires':9}"));

        assertThat(set.judge(token())).isEqualTo(Refusal.TOKEN_OUTDATED);
    }

    @Test
    void sendsToTheLoginWhereBothHold() {
        set.add(read("{'before':" + (T + 1) + ",'expires':9}"));
        set.add(read("{'sid':'s1','expires':9}"));

        assertThat(set.judge(token("sid", "s1"))).isEqualTo(Refusal.TOKEN_REVOKED);
    }

    @Test
    void keepsTheLaterOfTwoEntriesForOneUserInAnyOrder() {
        set.add(read("{'sub':'u1','before':" + (T + 1) + ",'expires':900}"));
        set.add(read("{'sub':'u1','before':" + (T - 1) + ",'expires':800}"));

        set.prune(Instant.ofEpochSecond(840));

        assertThat(set.judge(token())).isEqualTo(Refusal.TOKEN_OUTDATED);
    }

    @Test
    void forgetsAnEntryOnlyWhenNoClockBelievesItsTokens() {
        set.add(read("{'jti':'f1.0','expires':1000}"));

        set.prune(Instant.ofEpochSecond(1029));
        assertThat(set.size()).isEqualTo(1);
        set.prune(Instant.ofEpochSecond(1030));
        assertThat(set.size()).isZero();
    }

    @Test
    void isIncompleteWithoutRoomForAnother() {
        for (String id : List.of("a", "b", "c")) {
            set.add(read("{'sid':'" + id + "','expires':9}"));
        }
        set.add(read("{'sid':'a','expires':10}"));
        assertThat(set.incomplete()).isFalse();

        set.add(read("{'sid':'d','expires':9}"));

        assertThat(set.incomplete()).isTrue();
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.judge(token("sid", "d"))).isNull();
    }

    @Test
    void findsRoomForTheOneThatMeansEverybody() {
        for (String id : List.of("a", "b", "c")) {
            set.add(read("{'sid':'" + id + "','expires':9}"));
        }

        set.add(read("{'before':" + (T + 1) + ",'expires':9}"));

        assertThat(set.judge(token())).isEqualTo(Refusal.TOKEN_OUTDATED);
        assertThat(set.incomplete()).isFalse();
    }

    /** Random entries about few names, so that they meet; judged by asking each entry in turn. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void judgesAsIfItAskedEveryEntry(long seed) {
        Random random = new Random(seed);
        RevocationSet large = new RevocationSet(RevocationSet.CAPACITY);
        List<Revocation> naive = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            if (random.nextInt(20) == 0) {
                long now = T + random.nextInt(2_000);
                large.prune(Instant.ofEpochSecond(now));
                naive.removeIf(revocation -> revocation.cut().expires() + 30 <= now);
            } else if (random.nextInt(3) == 0) {
                Revocation revocation = anyRevocation(random);
                large.add(revocation);
                naive.add(revocation);
            }
            Claims claims = anyClaims(random);
            assertThat(large.judge(claims)).isEqualTo(judge(naive, claims));
        }
    }

    private static @Nullable Refusal judge(List<Revocation> naive, Claims claims) {
        return naive.stream()
                .filter(revocation -> revocation.covers(claims))
                .map(revocation -> revocation.kind().refusal())
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Revocation anyRevocation(Random random) {
        Kind kind = List.of(Kind.values()).get(random.nextInt(random.nextInt(10) == 0 ? 5 : 4));
        long at = T + random.nextInt(1_000);
        // As the adapter has it: what reaches further ends later.
        return switch (kind) {
            case TOKEN -> new Revocation(kind, name(random) + "." + random.nextInt(3), new Cut(Cut.ANY_AGE, at));
            case FAMILY, SESSION -> new Revocation(kind, name(random), new Cut(Cut.ANY_AGE, at));
            case SUBJECT -> new Revocation(kind, name(random), new Cut(at, at + 900));
            case EVERYBODY -> new Revocation(kind, "", new Cut(at - 900, at));
        };
    }

    private static Claims anyClaims(Random random) {
        List<Object> changes = new ArrayList<>(List.of("sub", name(random), "iat", T + random.nextInt(1_000)));
        changes.addAll(List.of("exp", T + 1_500));
        if (random.nextBoolean()) {
            changes.addAll(List.of("sid", name(random)));
        }
        if (random.nextInt(4) > 0) {
            changes.addAll(List.of("jti", name(random) + (random.nextInt(5) > 0 ? "." + random.nextInt(3) : "")));
        }
        return token(changes.toArray());
    }

    private static String name(Random random) {
        return "n" + random.nextInt(40);
    }
}
