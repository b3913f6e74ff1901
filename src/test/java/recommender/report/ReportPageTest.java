package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.Browser;

/** The report in a real browser: nothing overflows, nothing is asked for, the console is silent. */
class ReportPageTest {
  private static final String HISTORY =
      "epoch,train_loss,validation_rmse,learning_rate,rounds,ratings,seconds,ratings_per_second\n"
          + "1,1.25,0.95,0.001,1,9000,0.5,18000\n2,0.75,0.9,0.001,1,9000,0.5,18000\n";

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Browser.program().isPresent(), "no Chromium on the PATH");
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void theReportFitsAndNeedsNothing(int width, String colours) throws Exception {
    Path page = Files.writeString(folder.resolve("report.html"), report().html());

    browser.open(page, width, colours);

    assertThat(browser.value("innerWidth").asInt()).isEqualTo(width);
    assertThat(browser.value("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    assertThat(browser.value(OVERFLOWING).asText()).isEmpty();
    assertThat(browser.value("document.querySelectorAll('svg').length").asInt()).isEqualTo(4);
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo(colours.equals("dark") ? "rgb(18, 24, 31)" : "rgb(255, 255, 255)");
    assertThat(browser.requests()).containsExactly(page.toUri().toString());
    assertThat(browser.console()).isEmpty();
  }

  /** Elements that are wider inside than outside, by name. */
  private static final String OVERFLOWING =
      "[...document.querySelectorAll('body *')]"
          + ".filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && !e.closest('svg'))"
          + ".map(e => e.tagName + ' ' + e.textContent.slice(0, 40)).join('; ')";

  private static Report report() {
    List<SampleUser.Entry> entries =
        List.of(
            new SampleUser.Entry(
                "1", "A title that is so long that it has to be broken into lines", 4.5),
            new SampleUser.Entry("2", "", 4));
    return new Report(
        SomeMetrics.whole(),
        Map.of("history.csv", HISTORY),
        List.of("Promoted: there was no run in service."),
        "input.path = [" + "a-long-path-without-any-blanks/".repeat(12) + "]",
        "",
        List.of(new SampleUser("7", entries, entries), new SampleUser("8", entries, entries)));
  }
}
