package dev.gatehouse.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.gatehouse.token.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorReferenceTest {

    private static final int WHEN = 5;

    private static DocTable refusals() {
        return DocTable.below("errors.md", "Refusals of the edge");
    }

    @Test
    void listsEveryRefusalInTheOrderOfTheChecks() {
        refusals()
                .mustSay(Stream.of(Refusal.values())
                        .map(refusal -> List.of(
                                DocTable.code(refusal.code()),
                                String.valueOf(refusal.status()),
                                DocTable.code(refusal.retry().word()),
                                refusal.title(),
                                DocTable.code(refusal.bearerError())))
                        .toList());
    }

    @Test
    void callsReservedWhatNothingGivesYet() {
        List<Refusal> all = List.of(Refusal.values());
        List<String> when = refusals().column(WHEN);
        List<String> reserved = IntStream.range(0, when.size())
                .filter(row -> when.get(row).startsWith("Reserved"))
                .mapToObj(row -> all.get(row).name())
                .toList();
        Set<String> given = given();

        assertThat(all.stream().map(Enum::name).filter(name -> !given.contains(name)))
                .as("the rows of errors.md that say Reserved, and with them the settings that have no effect yet")
                .containsExactlyElementsOf(reserved);
    }

    /** Whatever main code names, other than the enum itself and the list that only says which check it belongs to. */
    private static Set<String> given() {
        return new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("dev.gatehouse.edge", "dev.gatehouse.token")
                        .stream()
                        .filter(type -> !type.isEquivalentTo(Refusal.class)
                                && !type.getSimpleName().equals("Check"))
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Refusal.class))
                        .map(JavaAccess::getName)
                        .collect(Collectors.toSet());
    }
}
