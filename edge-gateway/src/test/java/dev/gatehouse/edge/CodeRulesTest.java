package dev.gatehouse.edge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static dev.gatehouse.edge.House.HOUSE;
import static dev.gatehouse.edge.House.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Configuration;

/** How code is written in every room. Each rule says why: the reason is what a person reads when the build is red. */
class CodeRulesTest {

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
    @MethodSource("dev.gatehouse.edge.House#rooms")
    void aRoomIsNullMarked(JavaPackage room) {
        assertThat(room.isAnnotatedWith(NullMarked.class))
                .as("a package without @NullMarked is not looked at by NullAway at all")
                .isTrue();
    }
}
