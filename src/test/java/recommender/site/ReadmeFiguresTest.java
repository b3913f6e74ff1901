package recommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  void theFiguresOfARowStandOnThePageThatItLinks(String row, Path page) throws IOException {
    assertThat(figures(Files.readString(page))).containsAll(figures(row));
  }

  @Test
  void aFigureIsANumberWithItsFraction() {
    assertThat(figures("| 1,000,000 ratings, 0.79 to 18.1 s. |"))
        .containsExactly("1,000,000", "0.79", "18.1");
  }

  /** A row without a link goes on with the page of the row above it. */
  static Stream<Arguments> rows() throws IOException {
    List<Arguments> rows = new ArrayList<>();
    Path page = null;
    for (String row : tableOfFigures()) {
      List<String> links = MarkdownPage.of(row).links();
      page = links.isEmpty() ? page : Path.of(links.get(0).replaceFirst("#.*", ""));
      rows.add(Arguments.of(row.replaceAll("]\\([^)]*\\)", "]"), page));
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

  private static List<String> figures(String text) {
    return FIGURE.matcher(text).results().map(MatchResult::group).toList();
  }
}
