package recommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownPageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# Tables of Spark's catalog | tables-of-sparks-catalog",
        "## `EvaluateJob`, judged & compared | evaluatejob-judged--compared",
        "### One-to-one_or more? ### | one-to-one_or-more",
        "#### See [the list](list.md#top) | see-the-list",
        "## Größe: 1,5 × | größe-15-",
        "# C# | c"
      })
  void anAnchorIsTheHeadingWithoutPunctuation(String heading, String anchor) {
    assertThat(MarkdownPage.of(heading).anchors()).containsExactly(anchor);
  }

  @Test
  void headingsThatReadTheSameAreNumbered() {
    assertThat(MarkdownPage.of("# Flags\n\n## Flags\n\ntext\n\n## flags\n").anchors())
        .containsExactly("flags", "flags-1", "flags-2");
  }

  @Test
  void whatIsCodeOrCommentIsNoHeading() {
    String text =
        """
        # Title
        ```sh
        # in a fence
        ```

            # indented

        <!--
        # hidden
        -->
        #none
        ~~~
        # never closed
        """;
    assertThat(MarkdownPage.of(text).anchors()).containsExactly("title");
  }

  @Test
  void linksImagesReferencesAndHtmlAreLinks() {
    String text =
        """
        A [text over
        two lines](a.md#b), [`code`](<c.md> "title"), [![picture](d.png)](e.html),
        [named][name] <img width="9" src='f.png'> <a href="g.md">g</a>

        [name]: h.md
        """;
    assertThat(MarkdownPage.of(text).links())
        .containsExactlyInAnyOrder("a.md#b", "c.md", "d.png", "e.html", "f.png", "g.md", "h.md");
  }

  @Test
  void codeIsNoLink() {
    assertThat(MarkdownPage.of("`[a](b)` and ``c ` [d](e)``\n\n```\n[f](g)\n```\n[h](i)\n").links())
        .containsExactly("i");
  }
}
