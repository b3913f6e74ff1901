package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Program;

/** The example in the Javadoc of {@link Recommender}, compiled as it stands there, and run. */
class RecommenderExampleTest {
  @TempDir Path folder;

  @Test
  void theExampleCompilesAndRuns() throws Exception {
    ModelFolder run = new ModelFolder(folder).whole(ModelFolder.LONG, List.of(50L, 7L, 20L));
    String example = example();
    assertThat(example.lines()).hasSizeBetween(8, 12);
    assertThat(program(example, run).output(folder))
        .contains("7 ", " rating", "source=BIAS", "[SimilarItem[item=");
  }

  private static String example() throws IOException {
    Path source = Path.of("src/main/java/recommender/model/Recommender.java");
    return Files.readAllLines(source).stream()
        .dropWhile(line -> !line.contains("<pre>{@code"))
        .skip(1)
        .takeWhile(line -> !line.contains("}</pre>"))
        .map(line -> line.replaceFirst("^ \\* ?", ""))
        .collect(Collectors.joining("\n"));
  }

  /** It names a run and ids; one of these is an item of the run here. */
  private static Program program(String example, ModelFolder run) {
    return new Program(
        "import java.util.*; import org.apache.hadoop.conf.Configuration;"
            + " import org.apache.hadoop.fs.Path; import recommender.model.*;",
        example
            .replaceFirst("new Path\\(\"[^\"]*\"\\)", "new Path(\"" + run.path() + "\")")
            .replace("similar(1L, 5)", "similar(50L, 5)"));
  }
}
