package dev.gatehouse.edge;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Stream;

/** The classes of the edge, read once for all rules. */
final class House {

    static final String HOUSE = "dev.gatehouse.edge";

    static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    private House() {}

    static Stream<JavaPackage> rooms() {
        return MAIN.getPackage(HOUSE).getSubpackages().stream();
    }
}
