package dev.gatehouse.adapter.docs;

import dev.gatehouse.adapter.denial.Denial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorReferenceTest {

    @Test
    void listsEveryDenial() {
        DocTable.below("errors.md", "Errors of the adapter")
                .mustSay(Stream.of(Denial.values())
                        .map(denial -> List.of(
                                DocTable.code(denial.code()),
                                String.valueOf(denial.status()),
                                DocTable.code(denial.error()),
                                denial.description().strip()))
                        .toList());
    }
}
