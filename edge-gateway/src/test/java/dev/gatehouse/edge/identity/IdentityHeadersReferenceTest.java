package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.docs.DocTable;
import dev.gatehouse.edge.identity.IdentityHeader.Worth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IdentityHeadersReferenceTest {

    private static final String PAGE = "identity-headers.md";
    private static final IdentityHeaders USUAL = new IdentityHeaders(Map.of(), 4096);

    @Test
    void listsTheUsualHeaders() {
        DocTable.below(PAGE, "The headers")
                .mustSay(USUAL.headers().stream()
                        .map(header -> List.of(DocTable.code(header.name()), DocTable.code(header.claim())))
                        .toList());
    }

    @Test
    void listsWhatIsLeftOutInItsOrder() {
        List<Worth> order = Stream.of(Worth.values())
                .filter(worth -> worth != Worth.NEVER_LEFT_OUT)
                .toList();

        DocTable.below(PAGE, "The budget")
                .mustSay(IntStream.range(0, order.size())
                        .mapToObj(i -> List.of(String.valueOf(i + 1), headersOf(order.get(i))))
                        .toList());
    }

    private static String headersOf(Worth worth) {
        List<String> names = USUAL.headers().stream()
                .filter(header -> header.worth() == worth)
                .map(header -> DocTable.code(header.name()))
                .toList();
        return names.isEmpty() ? "your own" : String.join(", ", names);
    }

    @Test
    void encodesAsTheExamplesSay() {
        DocTable examples = DocTable.below(PAGE, "The encoding");

        List<String> claims = examples.column(0);
        assertThat(claims).isNotEmpty();
        assertThat(examples.column(1))
                .isEqualTo(claims.stream()
                        .map(claim -> claim.replace("`", ""))
                        .map(claim -> HeaderText.of(JsonMapper.shared().readValue(claim, Object.class)))
                        .map(text -> text.isEmpty() ? "no header" : DocTable.code(text))
                        .toList());
    }

    @Test
    void stripsWhatItSaysIsStripped() {
        ReservedNames reserved = new ReservedNames(USUAL.headers());

        List<String> names = DocTable.below(PAGE, "What is stripped").column(0).stream()
                .flatMap(cell -> Stream.of(cell.replace("`", "").split(", ", -1)))
                .toList();

        assertThat(names).hasSizeGreaterThan(20).allMatch(reserved::contains);
    }
}
