package recommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLinksTest {
  private static final Path PAGE = Path.of("pages/page.md");

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void writeProject() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(project.resolve("pages"));
    Files.writeString(project.resolve("README.md"), "# Title\n\n## Where next\n");
    Files.writeString(project.resolve("pages/a picture+.png"), "");
    Files.writeString(folder.resolve("outside.md"), "# Title\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[own heading](#here)",
        "[another page](../README.md#where-next)",
        "[from the top](/README.md)",
        "[a folder](../pages)",
        "![picture](a%20picture+.png)",
        "[the web](https://example.org/none.md#none)",
        "[mail](mailto:someone@example.org)",
        "[the same scheme](//example.org/none)"
      })
  void whatIsThereIsNotDead(String link) throws IOException {
    assertThat(dead(link)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none.md",
        "README.md",
        "#there",
        "#Here",
        "../README.md#where-then",
        "none.png",
        "/none",
        "a%20picture+.png#here",
        "../../outside.md"
      })
  void whatIsNotThereIsFound(String link) throws IOException {
    assertThat(dead("a ![picture or link](" + link + ") and one to [here](#here)"))
        .containsExactly(PAGE + ": " + link);
  }

  @Test
  void everyDeadLinkOfAPageIsFound() throws IOException {
    assertThat(dead("[one](one.md) [two]\n\n[two]: two.md\n\n<img src=\"three.png\">"))
        .containsExactly(PAGE + ": one.md", PAGE + ": two.md", PAGE + ": three.png");
  }

  private Iterable<String> dead(String text) throws IOException {
    Files.writeString(project.resolve(PAGE), "# Here\n\n" + text + "\n");
    return new DeadLinks(project).of(PAGE);
  }
}
