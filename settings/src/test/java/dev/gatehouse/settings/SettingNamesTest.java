package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

class SettingNamesTest {

    @ConfigurationProperties("house")
    record House(
            Duration clockSkew, Map<String, Room> rooms, List<String> guests, Door door, Map<String, String> notes) {}

    record Room(int windowCount, List<String> roles, Map<String, Door> doors) {}

    record Door(boolean open, Size size) {}

    record Size(int width, int height) implements SettingNames.OneText {}

    @ConfigurationProperties(prefix = "cellar")
    record Cellar(int depth) {}

    record Attic(int height) {}

    @ConfigurationProperties("garden")
    record Garden(@Name("public") boolean isPublic) {}

    @Test
    void listsEveryNameWithItsType() {
        assertThat(SettingNames.of(House.class).types())
                .containsExactly(
                        entry("house.clock-skew", Duration.class),
                        entry("house.door.open", boolean.class),
                        entry("house.door.size", Size.class),
                        entry("house.guests[]", String.class),
                        entry("house.notes.*", String.class),
                        entry("house.rooms.*.doors.*.open", boolean.class),
                        entry("house.rooms.*.doors.*.size", Size.class),
                        entry("house.rooms.*.roles[]", String.class),
                        entry("house.rooms.*.window-count", int.class));
    }

    @Test
    void readsThePrefixInEitherSpelling() {
        assertThat(SettingNames.of(Cellar.class).types()).containsOnlyKeys("cellar.depth");
    }

    @Test
    void takesTheNameThatIsWrittenWhereJavaKeepsTheWord() {
        assertThat(SettingNames.of(Garden.class).types()).containsOnlyKeys("garden.public");
    }

    @Test
    void refusesARecordThatHoldsNoSettings() {
        assertThatThrownBy(() -> SettingNames.of(Attic.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
