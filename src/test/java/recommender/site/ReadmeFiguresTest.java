package recommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** README sums up what pages tell in full: what is measured again has to change in both. */
class ReadmeFiguresTest {
  private static final Path README = Path.of("README.md");
  private static final String SECTION = "## How good and how fast";
  private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

  @ParameterizedTest
  @MethodSource("rows")
  void theFiguresOfARowStandInTheSectionThatItLinks(String row, String link) throws IOException {
    assertThat(link).as("a section of a page").contains("#");
    assertThat(figures(section(link))).containsAll(figures(row));
  }

  @Test
  void aFigureIsANumberWithItsFraction() {
    assertThat(figures("| 1,000,000 ratings, 0.79 to 18.1 s. |"))
        .containsExactly("1,000,000", "0.79", "18.1");
  }

  /** A row without a link goes on with that of the row above it. */
  static Stream<Arguments> rows() throws IOException {
    List<Arguments> rows = new ArrayList<>();
    String link = null;
    for (String row : tableOfFigures()) {
      List<String> links = MarkdownPage.of(row).links();
      link = links.isEmpty() ? link : links.get(0);
      rows.add(Arguments.of(row.replaceAll("]\\([^)]*\\)", "]"), link));
    }
    return rows.stream();
  }

  private static List<String> tableOfFigures() throws IOException {
    return Files.readAllLines(README).stream()
        .dropWhile(line -> !line.equals(SECTION))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("|") && FIGURE.matcher(line).find())
        .toList();
  }

  /** A heading of a page and what stands below it, up to the next heading. */
  private static String section(String link) throws IOException {
    String[] parts = link.split("#", 2);
    return Arrays.stream(Files.readString(Path.of(parts[0])).split("(?m)^(?=#)"))
        .filter(section -> MarkdownPage.of(section).anchors().contains(parts[1]))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> figures(String text) {
    return FIGURE.matcher(text).results().map(MatchResult::group).toList();
  }
}
