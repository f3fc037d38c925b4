package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.refresh.Rotation.Issue;
import dev.gatehouse.adapter.refresh.Rotation.Recheck;
import dev.gatehouse.adapter.refresh.Rotation.Refuse;
import dev.gatehouse.adapter.refresh.Rotation.Wait;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.Session.Ban;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Gone;
import dev.gatehouse.adapter.session.SessionAnswer.Unasked;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshFamilyTest {

    private static final Unreachable DOWN = new Unreachable(Duration.ofSeconds(3));

    private final Story story = new Story();

    @Test
    void asksForTheSessionBeforeItSpendsTheNewestToken() {
        RefreshFamily before = story.family;

        assertThat(story.present(0, null)).isEqualTo(new Recheck(before));
        assertThat(story.present(0)).isInstanceOf(Issue.class);
        assertThat(story.family.newest()).isEqualTo(1);
    }

    @Test
    void replaysTheSamePairToASecondTabWithoutAsking() {
        story.present(0);
        RefreshFamily afterFirstTab = story.family;

        assertThat(story.later("9.999S").present(0, null)).isEqualTo(new Issue(afterFirstTab));
    }

    @Test
    void givesATabThatIsTwoRotationsBehindTheNewestPair() {
        story.present(0);
        story.later("5S").present(1);
        story.later("4S");
        RefreshFamily newest = story.family;

        assertThat(story.present(0, null)).isEqualTo(new Issue(newest));
        assertThat(story.later("1S").present(0, null)).isInstanceOf(Refuse.class);
    }

    @Test
    void endsTheFamilyWhenASpentTokenReturnsTooLate() {
        story.present(0);

        assertThat(story.later("10S").present(0, null))
                .isEqualTo(new Refuse(story.family, Denial.REFRESH_TOKEN_REUSED));
        assertThat(story.present(1)).isEqualTo(new Refuse(story.family, Denial.FAMILY_ENDED));
    }

    @Test
    void callsATokenOfAnOlderGenerationStale() {
        story.present(0);
        story.present(1);

        assertThat(story.later("10S").present(0, null)).isEqualTo(new Refuse(story.family, Denial.REFRESH_TOKEN_STALE));
        assertThat(story.family.endedFor()).isEqualTo(Denial.FAMILY_ENDED);
    }

    @Test
    void countsTheWindowFromATokensOwnRotationNotFromTheLatest() {
        story.present(0);
        story.later("11S").present(1);

        assertThat(story.later("1S").present(0, null)).isEqualTo(new Refuse(story.family, Denial.REFRESH_TOKEN_STALE));
    }

    @Test
    void takesATokenOneAheadOfALostWriteAndNoneFurther() {
        RefreshFamily before = story.family;

        assertThat(story.present(2)).isEqualTo(new Refuse(before, Denial.REFRESH_TOKEN_INVALID));
        assertThat(story.present(1)).isInstanceOf(Issue.class);
        assertThat(story.family.newest()).isEqualTo(2);
        assertThat(story.later("9S").present(0, null)).isInstanceOf(Issue.class);
    }

    @Test
    void endsWithTheSession() {
        assertThat(story.present(0, new Gone())).isEqualTo(new Refuse(story.family, Denial.SESSION_ENDED));
        assertThat(story.present(0)).isEqualTo(new Refuse(story.family, Denial.SESSION_ENDED));
    }

    @Test
    void endsWhenTheSessionIsSomebodyElses() {
        Session other = new Session(Story.identity("user-2", List.of()), null, story.sessionEnds, null);

        assertThat(story.present(0, new Confirmed(other))).isEqualTo(new Refuse(story.family, Denial.SESSION_ENDED));
    }

    @Test
    void waitsWhileTheUserIsBanned() {
        RefreshFamily before = story.family;
        Session banned = new Session(story.session().identity(), null, story.sessionEnds, new Ban(null));
        Session wasBanned = new Session(story.session().identity(), null, story.sessionEnds, new Ban(story.now));

        assertThat(story.present(0, new Confirmed(banned))).isEqualTo(new Refuse(before, Denial.USER_BANNED));
        assertThat(story.present(0, new Confirmed(wasBanned))).isInstanceOf(Issue.class);
    }

    @Test
    void servesTheLastIdentityForAnHourAfterItWasConfirmed() {
        story.later("30M").present(0);
        story.later("59M").present(1, DOWN);
        RefreshFamily stale = story.family;

        assertThat(stale.newest()).isEqualTo(2);
        assertThat(story.later("1M").present(2, DOWN)).isEqualTo(new Wait(stale, Duration.ofSeconds(3)));
        assertThat(story.present(2)).isInstanceOf(Issue.class);
    }

    @Test
    void takesOverWhatBetterAuthSaysNow() {
        story.present(
                0,
                new Confirmed(new Session(Story.identity("user-1", List.of("admin")), null, story.sessionEnds, null)));

        assertThat(story.family.standing().identity().roles()).containsExactly("admin");
        assertThat(story.family.standing().confirmedAt()).isEqualTo(story.now);
    }

    @Test
    void lastsSevenDaysFromItsBeginningHoweverOftenRefreshed() {
        for (int day = 0; day < 7; day++) {
            assertThat(story.present(story.family.newest())).isInstanceOf(Issue.class);
            story.later("24H");
        }

        assertThat(story.present(story.family.newest()))
                .isEqualTo(new Refuse(story.family, Denial.REFRESH_TOKEN_EXPIRED));
    }

    @Test
    void lastsSevenDaysFromTheRecheckThatFoundTheSessionExtended() {
        story.later("48H");
        story.sessionEnds = story.sessionEnds.plusSeconds(1);
        story.present(0);

        assertThat(story.family.endsAt()).isEqualTo(story.now.plus(Duration.ofDays(7)));
    }

    @Test
    void neverOutlivesTheSession() {
        story.sessionEnds = story.now.plus(Duration.ofHours(2));
        story.present(0);

        assertThat(story.family.endsAt()).isEqualTo(story.sessionEnds);
    }

    @Test
    void livesAsLongAsItsOneAccessTokenWhereThereIsNoRefreshToken() {
        RefreshFamily family =
                RefreshFamily.begin(Story.signIn("fam-2", false), story.session(), story.now, Story.POLICY);

        assertThat(family.endsAt()).isEqualTo(story.now.plus(Story.POLICY.accessLife()));
    }

    @Test
    void staysSmallHoweverFastItIsRotated() {
        for (int i = 0; i < 500; i++) {
            story.present(i);
        }

        assertThat(story.family.issued()).hasSize(64);
        assertThat(story.later("15M").present(500).after().issued()).hasSize(1);
    }

    /** The property that users feel. A seed that ever failed stays in the list. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void neverSignsOutTabsThatShareATokenAndLoseAnswers(long seed) {
        Random random = new Random(seed);
        int[] held = new int[4];
        for (int round = 0; round < 300; round++) {
            int tab = random.nextInt(held.length);
            assertThat(story.present(held[tab]))
                    .as("seed %d round %d", seed, round)
                    .isInstanceOf(Issue.class);
            story.later(random.nextInt(2) + "S");
            boolean lost = random.nextInt(4) == 0;
            if (!lost) {
                held[tab] = story.family.newest();
            }
            // Tabs learn of each other's token within the window: they share a store, or ask again.
            if (round % 3 == 2) {
                Arrays.fill(held, story.family.newest());
                story.later(random.nextInt(14 * 60) + "S");
            }
        }
    }

    /** The property that thieves feel: a token shown after its window ends the family, whoever shows it. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void alwaysEndsTheFamilyWhenAnOldTokenIsShown(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            Story theft = new Story();
            int rotations = 1 + random.nextInt(20);
            for (int i = 0; i < rotations; i++) {
                theft.later(random.nextInt(1000) + "S").present(i);
            }
            theft.later("10S");
            int stolen = random.nextInt(rotations);

            assertThat(theft.present(stolen)).as("seed %d run %d", seed, run).isInstanceOf(Refuse.class);
            assertThat(theft.present(rotations)).isInstanceOf(Refuse.class);
        }
    }

    @Test
    void standsOnItsFirstIdentityWhereNobodyCanBeAsked() {
        story.later("2H").present(0, new Unasked());

        assertThat(story.family.newest()).isOne();
        assertThat(story.family.standing()).isEqualTo(Story.first("fam-1").standing());
        assertThat(story.family.endsAt()).isEqualTo(Story.first("fam-1").endsAt());
    }

    @Test
    void refusesAnIdentityThatIsOutOfDateWhereNobodyCanBeAsked() {
        story.family = story.family.outdated();

        assertThat(story.present(0, new Unasked())).isEqualTo(new Refuse(story.family, Denial.SESSION_ENDED));
        assertThat(story.family.ended()).isFalse();
    }
}
