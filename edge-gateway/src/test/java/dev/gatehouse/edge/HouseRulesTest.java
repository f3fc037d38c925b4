package dev.gatehouse.edge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.gatehouse.edge.House.HOUSE;
import static dev.gatehouse.edge.House.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The rules of this module. Each says why: the reason is what a person reads when the build is red. */
class HouseRulesTest {

    /** Every room, and the rooms that it may call. What is not drawn here is forbidden. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("chain", List.of()),
            Map.entry("adapter", List.of()),
            Map.entry("drain", List.of()),
            Map.entry("policy", List.of()),
            Map.entry("key", List.of("adapter")),
            Map.entry("exchange", List.of("adapter", "audit")),
            Map.entry("caller", List.of("policy")),
            Map.entry("revocation", List.of("adapter", "policy", "audit")),
            Map.entry("audit", List.of("chain")),
            Map.entry("refuse", List.of("audit", "chain")),
            Map.entry("path", List.of("refuse", "chain")),
            Map.entry("forward", List.of("policy", "chain")),
            Map.entry("guard", List.of("cors", "refuse", "audit")),
            Map.entry("cors", List.of("exchange", "policy", "refuse", "chain")),
            Map.entry("upstream", List.of("policy", "refuse", "chain")),
            Map.entry("body", List.of("policy", "refuse", "chain")),
            Map.entry("address", List.of()),
            Map.entry("limit", List.of("address", "caller", "policy", "refuse", "chain")),
            Map.entry("live", List.of("caller", "drain", "forward", "revocation", "chain")),
            Map.entry(
                    "identity",
                    List.of(
                            "address",
                            "caller",
                            "exchange",
                            "forward",
                            "key",
                            "policy",
                            "revocation",
                            "refuse",
                            "audit",
                            "chain")));

    @Test
    void seesTheClassesItJudges() {
        assertThat(MAIN.contain(EdgeApplication.class)).isTrue();
        assertThat(MAIN.contain(Edge.class)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.gatehouse.edge.House#rooms")
    void aRoomCallsOnlyWhatIsDrawn(JavaPackage room) {
        List<String> drawn = ARROWS.get(room.getRelativeName());
        assertThat(drawn)
                .as("a new room is drawn in this table first: %s", room.getRelativeName())
                .isNotNull();

        noClasses()
                .that()
                .resideInAPackage(room.getName() + "..")
                .should()
                .dependOnClassesThat(describe(
                        "live in a room to which no arrow leads",
                        other -> other.getPackageName().startsWith(HOUSE)
                                && !other.getPackageName().equals(room.getName())
                                && drawn.stream()
                                        .noneMatch(
                                                arrow -> other.getPackageName().equals(HOUSE + "." + arrow))))
                .because("a request walks through the rooms in one direction, and so does a reader")
                .check(MAIN);
    }

    @Test
    void roomsFormNoCircle() {
        slices().matching(HOUSE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a circle are one room")
                .check(MAIN);
    }

    @Test
    void theEntranceKnowsNoRoom() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE + ".*..")
                .because("scanning finds the one configuration of each room")
                .check(MAIN);
    }

    @Test
    void theAdapterIsKnownByHttpAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.gatehouse.adapter..")
                .because("edge and adapter are deployed apart and share the format of tokens, nothing else")
                .check(MAIN);
    }

    @Test
    void filtersAndConfigurationsStayInTheirRoom() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Filter")
                .or()
                .haveSimpleNameEndingWith("Handler")
                .or()
                .haveSimpleNameEndingWith("Endpoint")
                .or()
                .areAnnotatedWith(Configuration.class)
                .and()
                .doNotHaveSimpleName("EdgeApplication")
                .should()
                .notBePublic()
                .because("only the chain calls a filter, and only Spring a configuration")
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("dev.gatehouse.edge.House#rooms")
    void aRoomHasAtMostOneConfiguration(JavaPackage room) {
        assertThat(room.getClasses().stream()
                        .filter(type -> type.isAnnotatedWith(Configuration.class))
                        .filter(type -> !type.isNestedClass()))
                .as("who builds what in a room can be read in one file")
                .hasSizeLessThan(2);
    }

    @Test
    void nothingIsFoundByScanningButConfigurations() {
        noClasses()
                .that()
                .areNotMetaAnnotatedWith(Configuration.class)
                .should()
                .beMetaAnnotatedWith(Component.class)
                .because("who builds what stands in the room's configuration")
                .check(MAIN);
        noCodeUnits()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("a constructor says what a class needs")
                .check(MAIN);
    }
}
