package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderIT {
  private static final Pattern SPARK =
      Pattern.compile(".*/(spark|dl4j-spark|datavec-spark|scala)[^/]*\\.jar");

  @TempDir Path folder;

  @Test
  void answersInAJvmWithoutSpark() throws IOException, InterruptedException {
    ModelFolder run = new ModelFolder(folder).whole(ModelFolder.LONG, List.of(50L, 7L, 20L));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPathWithoutSpark(),
                PlainProgram.class.getName(),
                run.path().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(out).isZero();
    assertThat(out).contains("without Spark 2.5500");
  }

  private static String classPathWithoutSpark() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> !SPARK.matcher(entry).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
