package dev.gatehouse.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.page.Page.Link;
import dev.gatehouse.adapter.page.Page.Question;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String EVIL = "</title></style><script>alert(1)</script>\" onload='x' & <b>";
    private static final String SAFE = "&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
            + "&quot; onload=&#39;x&#39; &amp; &lt;b&gt;";

    @Test
    void writesTextAsTextWhereverItStands() {
        String link =
                new Page(400, EVIL, EVIL, EVIL, new Link(EVIL, EVIL)).document().html();
        Question question = new Question(EVIL, EVIL, List.of(new Field(EVIL, EVIL)));
        String form = new Page(400, EVIL, EVIL, EVIL, question).document().html();
        String post =
                new FormPost(EVIL, List.of(new Field(EVIL, EVIL))).document().html();

        assertThat(List.of(link, form, post))
                .allSatisfy(html -> assertThat(html).contains(SAFE).doesNotContain(EVIL, "alert(1)</script>"));
        assertThat(link.split(Pattern.quote(SAFE), -1)).hasSize(7);
    }

    @Test
    void leavesOutTheAdviceThatThereIsNot() {
        assertThat(new Page(200, "Signed out", "You are logged out", "")
                        .document()
                        .html())
                .contains("You are logged out")
                .doesNotContain("class=\"advice\"");
    }

    @Test
    void namesItsLanguageAndLoadsNothing() {
        String html =
                new Page(200, "Signed out", "You are logged out", "").document().html();

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"en\">")
                .doesNotContain("src=", "url(", "@import");
    }

    @Test
    void allowsItsOwnStyleAndScriptAloneAndNoOtherSiteToFrameIt() {
        Document page = new Page(400, "No", "No", "").document();
        Document post = new FormPost("https://app.example/cb", List.of()).document();

        assertThat(page.policy())
                .isEqualTo("default-src 'none'; script-src 'none'; style-src " + only("style", page)
                        + "; frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'none'");
        assertThat(post.policy()).contains("script-src " + only("script", post) + ";");
        assertThat(List.of(page, post)).noneMatch(one -> one.policy().contains("unsafe"));
    }

    @Test
    void postsTheFieldsInTheirOrderAndHasAButtonWhereScriptsAreOff() {
        FormPost post = new FormPost(
                "https://app.example/cb?a=1&b=2",
                List.of(new Field("code", "c-1"), new Field("iss", "https://here"), new Field("state", "s")));

        assertThat(post.document().html())
                .contains("action=\"https://app.example/cb?a=1&amp;b=2\"", "<button type=\"submit\">Continue</button>")
                .containsSubsequence("name=\"code\" value=\"c-1\"", "name=\"iss\"", "name=\"state\" value=\"s\"");
    }

    @Test
    void tellsNoCodeInALog() {
        FormPost post = new FormPost("https://app.example/cb", List.of(new Field("code", "secret-code")));

        assertThat(Stream.of(post, post.document()))
                .noneMatch(one -> one.toString().contains("secret-code"));
    }

    private static String only(String element, Document in) {
        List<String> found = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(in.html())
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(element.length() + 2, text.length() - element.length() - 3))
                .toList();
        assertThat(found).hasSize(1);
        return Markup.hash(found.get(0));
    }
}
