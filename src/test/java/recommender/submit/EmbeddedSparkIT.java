package recommender.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Submits a job of three lines to the real Spark of {@code target/spark}. */
@DisabledOnOs(OS.WINDOWS)
class EmbeddedSparkIT {
  private static final String JOB =
      """
      public class ProbeJob {
        public static void main(String[] args) {
          System.out.println(String.join("|", args));
          java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
              .filter(argument -> argument.startsWith("-Xmx"))
              .forEach(System.out::println);
          System.out.println(System.getProperty("probe"));
          org.slf4j.LoggerFactory.getLogger("recommender.Probe").info("Probed 1 runtime");
          System.exit(7);
        }
      }
      """;

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void compileJob() throws IOException {
    Path source = Files.writeString(folder.resolve("ProbeJob.java"), JOB);
    String classPath = System.getProperty("java.class.path");
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
    assertThat(failures).isZero();
    jar = folder.resolve("probe.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("ProbeJob.class"));
      Files.copy(folder.resolve("ProbeJob.class"), out);
    }
  }

  @Test
  void honoursSizesOptionsAndArgumentsAndPassesTheExitCodeOn() throws Exception {
    Process process = submit("--conf spark.driver.extraJavaOptions=-Dprobe=seen");
    assertThat(process.waitFor()).isEqualTo(7);
    assertThat(folder.resolve("out")).content().isEqualTo("a b|*|[1, \"2\"]\n-Xmx3g\nseen\n");
    assertThat(folder.resolve("err")).content().contains("INFO  Probe: Probed 1 runtime");
  }

  @Test
  void optionsOfTheUserWinOverThePropertiesFile() throws Exception {
    assertThat(submit("--driver-memory 600m").waitFor()).isEqualTo(7);
    assertThat(folder.resolve("out")).content().contains("\n-Xmx600m\n");
  }

  private Process submit(String sparkArgs) throws IOException {
    String script = Path.of("submit/local.sh").toAbsolutePath().toString();
    ProcessBuilder builder =
        new ProcessBuilder(script, "ProbeJob", "a b", "*", "[1, \"2\"]")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SPARK_ARGS", "--jars " + jar + " " + sparkArgs);
    return builder.start();
  }
}
