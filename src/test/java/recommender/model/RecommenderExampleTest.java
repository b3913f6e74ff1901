package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the Javadoc of {@link Recommender}, compiled as it stands there, and run. */
class RecommenderExampleTest {
  @TempDir Path folder;

  @Test
  void theExampleCompilesAndRuns() throws Exception {
    ModelFolder run = new ModelFolder(folder).whole(ModelFolder.LONG, List.of(50L, 7L, 20L));
    String example = example();
    assertThat(example.lines()).hasSizeBetween(8, 12);
    Path source = Files.writeString(folder.resolve("Example.java"), program(example, run));
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                problems,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(code).as(problems.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(output()).contains("7 ", " rating", "source=BIAS", "[SimilarItem[item=");
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
  private static String program(String example, ModelFolder run) {
    return "import java.util.*; import org.apache.hadoop.conf.Configuration;"
        + " import org.apache.hadoop.fs.Path; import recommender.model.*;"
        + " public class Example { public static void main(String[] args) {"
        + example
            .replaceFirst("new Path\\(\"[^\"]*\"\\)", "new Path(\"" + run.path() + "\")")
            .replace("similar(1L, 5)", "similar(50L, 5)")
        + "} }";
  }

  private String output() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
