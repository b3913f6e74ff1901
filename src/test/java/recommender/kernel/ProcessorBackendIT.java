package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** In JVMs of their own, since native code is loaded once. */
class ProcessorBackendIT {

  @Test
  void aProcessorWithAvx2RunsTheBuildForIt() throws Exception {
    Assumptions.assumeTrue(ProcessorBackend.hasAvx2());
    assertThat(binaryLevel("-Dx")).isEqualTo("ProcessorBackend 2");
  }

  @Test
  void aProcessorWithoutAvx2OrFmaRunsThePlainBuild() throws Exception {
    assertThat(binaryLevel("-XX:UseAVX=1")).isEqualTo("ProcessorBackend 1");
    assertThat(binaryLevel("-XX:-UseFMA")).isEqualTo("ProcessorBackend 1");
  }

  @Test
  void aBuildThatAPropertyNamesIsLoaded() throws Exception {
    assertThat(binaryLevel("-Dorg.bytedeco.javacpp.platform.extension="))
        .isEqualTo("ProcessorBackend 1");
  }

  private static String binaryLevel(String option) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                BinaryLevel.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(out).isZero();
    return out.lines().reduce((first, last) -> last).orElse("");
  }
}
