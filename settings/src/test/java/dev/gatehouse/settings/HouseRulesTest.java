package dev.gatehouse.settings;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.stereotype.Component;

/** The rules of this module. Each says why: the reason is what a person reads when the build is red. */
class HouseRulesTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.gatehouse.settings");

    @Test
    void seesTheClassesItJudges() {
        assertThat(MAIN.contain(TokenSecrets.class)).isTrue();
        assertThat(MAIN.contain(TokenSecretsTest.class)).isFalse();
    }

    @Test
    void settingsKnowNeitherEdgeNorAdapter() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.gatehouse.edge..", "dev.gatehouse.adapter..")
                .because("both programs read their settings with it")
                .check(MAIN);
    }

    @Test
    void settingsKnowNoServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "io.netty.channel..", "jakarta.servlet..", "org.springframework.web..")
                .because("what an operator wrote is read before there is a server")
                .check(MAIN);
    }

    @Test
    void nobodyLooksUpNames() {
        noClasses()
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .because("addresses come from strangers too, and what is none would be looked up, which blocks")
                .check(MAIN);
    }

    @Test
    void onlyTheReportPrints() {
        noClasses()
                .that()
                .doNotHaveSimpleName("StartReport")
                .should(ACCESS_STANDARD_STREAMS)
                .because("an operator reads one paragraph when the start fails, and nothing else there")
                .check(MAIN);
    }

    @Test
    void nothingIsFoundByScanning() {
        noClasses()
                .that()
                .areNotAnnotatedWith(AutoConfiguration.class)
                .should()
                .beMetaAnnotatedWith(Component.class)
                .because("who builds what stands in one file")
                .check(MAIN);
    }

    @Test
    void wiringStaysInside() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .notBePublic()
                .because("only Spring calls it")
                .check(MAIN);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in as an argument, so that tests own it")
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
    void failuresHaveAName() {
        noClasses()
                .should(THROW_GENERIC_EXCEPTIONS)
                .because("whoever catches it could not tell a bug from a refusal")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](\\w*(Utils?|Helper|Impl|Manager|Service)|Abstract\\w*|Base[A-Z]\\w*)")
                .because("such a name says that nobody found out what the class is")
                .check(MAIN);
    }

    @Test
    void thePackageIsNullMarked() {
        assertThat(MAIN.getPackage("dev.gatehouse.settings").isAnnotatedWith(NullMarked.class))
                .as("a package without @NullMarked is not looked at by NullAway at all")
                .isTrue();
    }
}
