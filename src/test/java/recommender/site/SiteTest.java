package recommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README and the pages that it sends its readers to. */
class SiteTest {
  private static final Path PROJECT = Path.of("");
  private static final Path README = Path.of("README.md");
  private static final Path PAGES = Path.of("src/site/markdown");

  @ParameterizedTest
  @MethodSource("readmeAndPages")
  void noLinkIsDead(Path page) throws IOException {
    assertThat(new DeadLinks(PROJECT).of(page)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void readmeLinksEveryPage(Path page) throws IOException {
    assertThat(MarkdownPage.read(README).links()).contains(page.toString().replace('\\', '/'));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageBeginsWithItsNameAndWhatItIsFor(Path page) throws IOException {
    List<String> lines = Files.readAllLines(page);
    assertThat(lines.get(0)).matches("# \\S.*");
    assertThat(lines.get(1)).isEmpty();
    assertThat(lines.get(2)).matches("[A-Z].{20,}");
  }

  /** What is too long for it belongs to a page of its own. */
  @Test
  void readmeIsReadInFiveMinutes() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(200);
  }

  static Stream<Path> readmeAndPages() throws IOException {
    return Stream.concat(Stream.of(README), pages());
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.sorted().toList().stream();
    }
  }
}
