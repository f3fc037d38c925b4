package dev.gatehouse.token;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of this module. Each says why: the reason is what a person reads when the build is red. */
class HouseRulesTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.gatehouse.token");

    @Test
    void seesTheClassesItJudges() {
        assertThat(MAIN.contain(TokenVerifier.class)).isTrue();
        assertThat(MAIN.contain(TokenVerifierTest.class)).isFalse();
    }

    @Test
    void tokenCoreKnowsTheJdkAndOneJsonParser() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.gatehouse.token..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations..",
                        "tools.jackson.core..")
                .because(
                        "backends of any framework verify our tokens with it: no Spring, no Reactor, no Netty, no logger")
                .check(MAIN);
    }

    @Test
    void keysKnowNothingOfTokens() {
        noClasses()
                .that()
                .resideInAPackage("dev.gatehouse.token.key")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.gatehouse.token")
                .because("the cookies of Better Auth and the store's encryption use the same secrets")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](\\w*(Utils?|Helper|Impl|Manager)|Abstract\\w*|Base[A-Z]\\w*)")
                .because("such a name says that nobody found out what the class is")
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
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat(belongToAnyOf(Clock.class))
                .because("time comes in as an argument, so that tests own it")
                .check(MAIN);
    }

    @Test
    void nobodyReadsTheEnvironment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .because("what a token core knows it was told: it serves more than one application")
                .check(MAIN);
    }

    @Test
    void nobodyPrintsOrLogs() {
        noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .orShould(USE_JAVA_UTIL_LOGGING)
                .because("what is worth a line is the application's to say, and the line could hold a token")
                .check(MAIN);
    }

    @Test
    void nobodyComparesBytesInAHurry() {
        noClasses()
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
                .because("how long it takes would tell how much of a forged signature is right: MessageDigest.isEqual")
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
    void everyPackageIsNullMarked() {
        JavaPackage core = MAIN.getPackage("dev.gatehouse.token");

        assertThat(core.isAnnotatedWith(NullMarked.class)).isTrue();
        assertThat(core.getSubpackagesInTree())
                .as("a package without @NullMarked is not looked at by NullAway at all")
                .isNotEmpty()
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void nobodyOutsideExtendsWhatWasNotMadeForIt() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(haveModifier(JavaModifier.FINAL))
                .because("a subclass of a verifier or a secret could say yes to everything")
                .check(MAIN);
    }
}
