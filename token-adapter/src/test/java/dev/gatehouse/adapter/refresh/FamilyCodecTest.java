package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Identity.Organization;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamilyCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456789Z");

    static List<RefreshFamily> families() {
        Story rotated = new Story();
        rotated.later("1S").present(0);
        rotated.later("1S").present(1);
        Identity bare = new Identity("u", "s", null, false, null, null, null, List.of(), null, null);
        Identity full = new Identity(
                "user-é",
                "sid",
                "a@b.example",
                true,
                "A \uD83D\uDE00",
                "ab",
                "https://example.com/a.png",
                List.of("user", "admin"),
                new Organization("org-1", List.of("owner")),
                "admin-1");
        return List.of(
                Story.first("fam-1"),
                Story.first("fam-1").endedFor(Denial.SESSION_ENDED),
                rotated.family,
                authenticated(),
                with(bare),
                with(full));
    }

    private static RefreshFamily authenticated() {
        SignIn signIn =
                new SignIn("f", "main", "web", List.of("openid"), List.of(), "sealed", true, NOW.minusSeconds(60));
        return RefreshFamily.begin(signIn, new Story().session(), NOW, Story.POLICY);
    }

    private static RefreshFamily with(Identity identity) {
        SignIn signIn = new SignIn(
                "f", "main", "web", List.of("openid", "tasks:read"), List.of("tasks"), "sealed", false, null);
        Standing standing = new Standing(identity, Instant.EPOCH, NOW.plus(Duration.ofDays(30)));
        return new RefreshFamily(signIn, standing, 200, List.of(NOW), NOW.plus(Duration.ofDays(7)), null);
    }

    @ParameterizedTest
    @MethodSource("families")
    void readsBackWhatItWrote(RefreshFamily family) {
        assertThat(FamilyCodec.decode(FamilyCodec.encode(family))).isEqualTo(family);
        assertThat(FamilyCodec.encode(family))
                .isEqualTo(FamilyCodec.encode(FamilyCodec.decode(FamilyCodec.encode(family))));
    }

    /** What stands in stores out there: when this changes, so must the version, and the old one stays readable. */
    @Test
    void writesTheFirstVersionAsItAlwaysDid() {
        assertThat(HexFormat.of()
                        .formatHex(FamilyCodec.encode(Story.first("fam-1")).copy()))
                .isEqualTo("010666616d2d31056d61696e0477656201076f70656e696400077365616c65640107757365722d31"
                        + "067369642d3110626f62406578616d706c652e636f6d0104426f6201000001057573657200000000"
                        + "00006b016ba00ee6b280000000006b28f8a00ee6b2800001000000006b016ba00ee6b28000000000"
                        + "6b0aa6200ee6b28000");
    }

    @Test
    void takesARecordOfANewerVersionForAStoreThatCannotAnswer() {
        byte[] newer = FamilyCodec.encode(Story.first("fam-1")).copy();
        newer[0] = 3;

        assertThatThrownBy(() -> FamilyCodec.decode(Bytes.of(newer)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("version 3");
    }

    @Test
    void takesAnythingElseForAStoreThatCannotAnswer() {
        byte[] all = FamilyCodec.encode(Story.first("fam-1")).copy();

        for (int length = 0; length < all.length; length++) {
            Bytes cut = Bytes.of(Arrays.copyOf(all, length));
            assertThatThrownBy(() -> FamilyCodec.decode(cut)).isInstanceOf(StoreUnavailableException.class);
        }
    }
}
