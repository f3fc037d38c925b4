package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** What a live family costs in the heap, in a store in files. */
class FamilyMemoryTest {

    private static final int FAMILIES = 100_000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Random random = new Random(5);

    /** Each of another user and session, with a token of Better Auth's length and a few things that users have. */
    private RefreshFamily family(int number) {
        Identity identity = new Identity(
                text(32),
                text(32),
                "firstname.lastname" + number + "@example.com",
                true,
                "Firstname Lastname " + number,
                "firstname.lastname" + number + "@example.com",
                "https://avatars.example.com/u/" + text(20) + "?size=128",
                List.of("user", "editor"),
                null,
                null);
        SignIn signIn = new SignIn(
                text(22),
                "main",
                "web",
                List.of("openid", "profile", "email"),
                List.of("tasks-api"),
                text(127),
                true,
                null);
        Session session = new Session(identity, null, Story.START.plus(Duration.ofDays(7)), null);
        RefreshFamily first = RefreshFamily.begin(signIn, session, Story.START, Story.POLICY);
        return new RefreshFamily(
                signIn, first.standing(), 1, List.of(Story.START.plusSeconds(5), Story.START), first.endsAt(), null);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    @Test
    void isLessThanAKibibyte(@TempDir Path directory) {
        Store store = Stores.file(directory);
        RefreshFamily some = family(0);
        store.write(RefreshFamilies.creating(some)).block();
        long before = used();

        Flux<Boolean> writes = Flux.range(1, FAMILIES).flatMap(i -> store.write(RefreshFamilies.creating(family(i))));
        assertThat(writes.filter(won -> won).count().block()).isEqualTo(FAMILIES);

        long each = (used() - before) / FAMILIES;
        System.out.printf("%d families, %d bytes of heap each%n", FAMILIES, each);
        assertThat(new RefreshFamilies(store).find(some.id()).block()).contains(some);
        assertThat(each).isBetween(200L, 1024L);
        Stores.close(store);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
