package dev.gatehouse.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gatehouse");

    @Test
    void usesNothingOfGatehouse() {
        noClasses()
                .that()
                .resideInAPackage("dev.gatehouse.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.gatehouse.token..",
                        "dev.gatehouse.settings..",
                        "dev.gatehouse.edge..",
                        "dev.gatehouse.adapter..")
                .because("it shows what a backend needs that has never heard of us")
                .check(MAIN);
    }

    @Test
    void keepsEverythingInsideItsRoom() {
        classes()
                .that()
                .resideInAPackage("dev.gatehouse.sample..")
                .should()
                .notBePublic()
                .because("no room calls another one here")
                .check(MAIN);
    }

    @Test
    void storesNoAbsence() {
        fields().should()
                .notHaveRawType(Optional.class)
                .because("a field that may be absent is @Nullable; Optional is for answers")
                .check(MAIN);
    }
}
