package recommender.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** TrainJob in a JVM of its own that is killed at some moment. */
public final class KilledJob {
  private static final int SIGKILL = 137;

  private KilledJob() {}

  /** When a job is to be killed. */
  @FunctionalInterface
  public interface Moment {
    boolean hasCome() throws IOException;
  }

  /**
   * Runs the job with these arguments and kills it as soon as the moment has come, before which it
   * must not have ended.
   */
  public static void at(Moment moment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-XX:TieredStopAtLevel=1");
    LocalRuns.SPARK.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "TrainJob"));
    command.addAll(List.of(arguments));
    // Standard output of this JVM is how the build hears from it.
    Process job =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      while (job.isAlive() && !moment.hasCome()) {
        Thread.sleep(1);
      }
    } finally {
      job.destroyForcibly();
    }
    assertThat(job.waitFor()).isEqualTo(SIGKILL);
  }
}
