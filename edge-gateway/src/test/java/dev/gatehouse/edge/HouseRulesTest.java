package dev.gatehouse.edge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The rules of this module. Each says why: the reason is what a person reads when the build is red. */
class HouseRulesTest {

    private static final String HOUSE = "dev.gatehouse.edge";

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

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    private static final DescribedPredicate<JavaMethodCall> SUBSCRIBES = describe(
            "subscribes to a publisher",
            call -> call.getTarget().getName().equals("subscribe")
                    && call.getTargetOwner().getPackageName().startsWith("reactor."));

    private static final DescribedPredicate<JavaMethodCall> BLOCKS = describe(
            "blocks on a publisher",
            call -> call.getTarget().getName().matches("block.*|toIterable|toStream")
                    && call.getTargetOwner().getPackageName().startsWith("reactor."));

    private static final DescribedPredicate<JavaClass> ARE_NOT_THEMSELVES_OF_REACTOR = describe(
            "are not themselves a part of Reactor",
            type -> type.getAllRawInterfaces().stream()
                    .noneMatch(above -> above.getPackageName().startsWith("reactor.")));

    static Stream<JavaPackage> rooms() {
        return MAIN.getPackage(HOUSE).getSubpackages().stream();
    }

    @Test
    void seesTheClassesItJudges() {
        assertThat(MAIN.contain(EdgeApplication.class)).isTrue();
        assertThat(MAIN.contain(Edge.class)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("rooms")
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
    void policiesKnowNothingOfReactor() {
        noClasses()
                .that()
                .areRecords()
                .or()
                .areEnums()
                .or()
                .haveSimpleNameEndingWith("Policy")
                .and(ARE_NOT_THEMSELVES_OF_REACTOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..")
                .because("a decision that is computed purely is tested without a server and a clock")
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
    @MethodSource("rooms")
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

    @Test
    void onlyWiringMakesAClock() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Configuration.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("time comes in as an argument or an InstantSource, so that tests own it")
                .check(MAIN);
    }

    @Test
    void nobodySleepsInTestsEither() {
        // What calls are made is in the classes themselves; to look up all that they extend would take seconds.
        JavaClasses all = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages(HOUSE);
        });

        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("a sleep is too short on one machine and too long on all others: await a signal")
                .check(all);
    }

    @Test
    void nobodyBlocks() {
        noClasses()
                .should()
                .callMethodWhere(BLOCKS)
                .because("an event loop that waits serves nobody")
                .check(MAIN);
    }

    @Test
    void onlyPollersSubscribe() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Poller")
                .should()
                .callMethodWhere(SUBSCRIBES)
                .because("what is subscribed to by hand is cancelled by nobody; a poller disposes of its own")
                .check(MAIN);
    }

    @Test
    void nobodyPrints() {
        noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .orShould(USE_JAVA_UTIL_LOGGING)
                .because("a line that is no log line reaches no operator")
                .check(MAIN);
    }

    @Test
    void failuresHaveAName() {
        noClasses()
                .should(THROW_GENERIC_EXCEPTIONS)
                .because("whoever catches it could not tell a bug from a refusal")
                .check(MAIN);
    }

    @Test
    void absenceIsNotStored() {
        fields().should()
                .notHaveRawType(Optional.class)
                .because("a field that may be absent is @Nullable; Optional is for answers")
                .check(MAIN);
        noCodeUnits()
                .should()
                .haveRawParameterTypes(describe(
                        "Optional among them",
                        types -> types.stream().anyMatch(parameter -> parameter.isEquivalentTo(Optional.class))))
                .because("a caller would have to wrap what it has; Optional is for answers")
                .check(MAIN);
    }

    @Test
    void publicFieldsNeverChange() {
        fields().that()
                .arePublic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("anybody could change it at any time")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*[.$](\\w*(Utils?|Helper|Impl|Manager|Service|Processor)|Abstract\\w*|Base[A-Z]\\w*)")
                .because("such a name says that nobody found out what the class is")
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomIsNullMarked(JavaPackage room) {
        assertThat(room.isAnnotatedWith(NullMarked.class))
                .as("a package without @NullMarked is not looked at by NullAway at all")
                .isTrue();
    }
}
