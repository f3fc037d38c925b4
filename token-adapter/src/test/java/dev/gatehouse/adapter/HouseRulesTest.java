package dev.gatehouse.adapter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The house, as rules. Each says why: the reason is what a person reads when the build is red. */
class HouseRulesTest {

    private static final String HOUSE = "dev.gatehouse.adapter";

    /** Which rooms a room may call. What is not here is forbidden. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            entry("realm", List.of()),
            entry("key", List.of()),
            entry("denial", List.of()),
            entry("drain", List.of()),
            entry("page", List.of()),
            entry("audit", List.of("denial")),
            entry("limit", List.of("address", "denial")),
            entry("address", List.of()),
            entry("journal", List.of()),
            entry("store", List.of("journal")),
            entry("revocation", List.of("store")),
            entry("client", List.of("realm", "denial")),
            entry("cookie", List.of("realm")),
            entry("session", List.of("cookie", "store", "realm", "key")),
            entry("signing", List.of("store", "key", "realm")),
            entry("issue", List.of("session", "signing", "key", "realm", "audit", "denial")),
            entry(
                    "refresh",
                    List.of("issue", "session", "revocation", "signing", "store", "realm", "key", "audit", "denial")),
            entry("exchange", List.of("session", "refresh", "issue", "client", "realm", "audit", "denial")),
            entry("service", List.of("session", "revocation", "issue", "client", "signing", "realm", "denial")),
            entry("introspect", List.of("refresh", "service", "session", "issue", "client", "realm", "denial")),
            entry("browser", List.of("session", "realm")),
            entry(
                    "authorize",
                    List.of("refresh", "issue", "session", "client", "store", "key", "realm", "audit", "denial")),
            entry(
                    "logout",
                    List.of("session", "refresh", "signing", "issue", "client", "realm", "key", "audit", "denial")),
            entry("document", List.of("realm")),
            entry("event", List.of("refresh", "store", "realm", "audit", "denial")),
            entry(
                    "keycloak",
                    List.of(
                            "authorize",
                            "browser",
                            "client",
                            "document",
                            "event",
                            "exchange",
                            "introspect",
                            "service",
                            "signing",
                            "refresh",
                            "revocation",
                            "store",
                            "issue",
                            "address",
                            "audit",
                            "limit",
                            "logout",
                            "page",
                            "realm",
                            "denial")));

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    @Test
    void drawsAllRooms() {
        Set<String> rooms = MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(HOUSE))
                .map(name -> name.substring(HOUSE.length() + 1))
                .collect(Collectors.toSet());

        assertThat(rooms).isEqualTo(ARROWS.keySet());
    }

    static List<ArchRule> arrows() {
        return ARROWS.entrySet().stream()
                .<ArchRule>map(room -> noClasses()
                        .that()
                        .resideInAPackage(HOUSE + "." + room.getKey())
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(HOUSE + "..")
                                .and(not(resideInAnyPackage(allowed(room.getKey(), room.getValue())))))
                        .because("a request passes each room once and never comes back"))
                .toList();
    }

    private static String[] allowed(String room, List<String> others) {
        return Stream.concat(Stream.of(room), others.stream())
                .map(name -> HOUSE + "." + name)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void callsOnlyWhatIsDrawn(ArchRule rule) {
        rule.check(MAIN);
    }

    static List<ArchRule> rules() {
        return List.of(
                slices().matching(HOUSE + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a request walks through the rooms in one direction"),
                noClasses()
                        .should()
                        .haveNameMatching(".*\\.(\\w+(Utils?|Helper|Impl|Manager)|Abstract\\w+|Base\\w+)")
                        .because("such a name says that nobody found out what the class is"),
                fields().should()
                        .notHaveRawType(Optional.class)
                        .because("a field that may be absent is @Nullable; Optional is for answers"),
                noCodeUnits()
                        .that()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .haveRawParameterTypes(DescribedPredicate.describe(
                                "an Optional", types -> types.stream().anyMatch(t -> t.isEquivalentTo(Optional.class))))
                        .because("a parameter that may be absent is @Nullable; Optional is for answers"),
                noClasses()
                        .that()
                        .doNotHaveSimpleName("AdapterApplication")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(InstantSource.class, "system")
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Clock.class)
                        .because("time comes in through an InstantSource, so that tests own it"),
                noClasses()
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "blocks or sleeps",
                                call -> (call.getTargetOwner().getName().startsWith("reactor.core.publisher.")
                                                && call.getName().matches("block.*|subscribe"))
                                        || call.getName().equals("sleep")))
                        .because("one blocked thread stops a core's worth of requests"),
                noClasses()
                        .should()
                        .callMethod(InetAddress.class, "getByName", String.class)
                        .orShould()
                        .callMethod(InetAddress.class, "getAllByName", String.class)
                        .because("what is no address would be looked up, while an event loop waits"),
                noClasses()
                        .that()
                        .areRecords()
                        .or()
                        .areEnums()
                        .or()
                        .haveSimpleNameEndingWith("Policy")
                        .or()
                        .haveSimpleNameEndingWith("Family")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("reactor..")
                        .because("what decides can be tested without anything that runs"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(HOUSE + ".keycloak")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework.web.server..", "org.springframework.http.server..")
                        .because("only keycloak speaks HTTP to clients"),
                classes()
                        .that()
                        .areAnnotatedWith(Configuration.class)
                        .or()
                        .haveSimpleNameEndingWith("Endpoint")
                        .or()
                        .haveSimpleNameEndingWith("Properties")
                        .or()
                        .haveSimpleNameStartingWith("Memory")
                        .should()
                        .bePackagePrivate()
                        .because("they are the inside of a room"),
                noClasses()
                        .should()
                        .beMetaAnnotatedWith(Component.class)
                        .andShould()
                        .notBeMetaAnnotatedWith(Configuration.class)
                        .because("who builds what can be read in one file of each room"),
                noClasses()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Autowired.class)
                        .because("what a class needs comes in through its constructor"),
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging")
                        .because("operators read the log"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void hasOneConfigurationAtMostForEachRoom() {
        Map<String, Long> configurations = MAIN.stream()
                .filter(type -> type.isAnnotatedWith(Configuration.class) && !type.isNestedClass())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(configurations.values()).containsOnly(1L);
    }

    @Test
    void isNullMarkedInEveryRoom() {
        MAIN.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .forEach(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName())
                        .isTrue());
    }
}
