package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.config.Settings;
import recommender.experiment.Learners;
import recommender.experiment.PlannedModel;
import recommender.memory.Cluster;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryPlan;
import recommender.memory.TrainSize;
import recommender.testing.LocalRuns;

/**
 * What a run really took of memory beside what was planned for it, on each kind of model: never
 * more, and of the arrays' share between 65 and 100 percent. The rest is what does not lie there at
 * the same time: workers' networks are gone when the published copy is made.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class MemoryPlanIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "split.strategy=random",
          "training.epochs=1",
          "training.refit=false",
          "evaluation.bootstrap=0");

  /** Reserved whole, so that all that is larger is none of the heap's. */
  private static final long HEAP = 1L << 30;

  @TempDir static Path folder;

  /** What the JVM of a run takes beside its heap when the arrays are next to nothing. */
  private static long jvm;

  @BeforeAll
  static void measureARunWithoutArrays() throws Exception {
    Files.writeString(folder.resolve("wide.csv"), ratings(400, 20_000));
    Files.writeString(folder.resolve("long.csv"), ratings(20_000, 400));
    Files.writeString(folder.resolve("small.csv"), ratings(1_000, 5_000));
    jvm = taken("small", folder.resolve("jvm"), "network.hidden=[1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wide  | network.hidden=[160]
          long  | network.hidden=[160]; network.vectors=item
          wide  | network.hidden=[160]; network.objective=ranking
          wide  | network.hidden=[160]; network.objective=both; ranking.network.hidden=[160]
          small | network.type=shallow; network.l2=100
          """)
  void aRunTakesWhatWasPlanned(String ratings, String settings) throws Exception {
    Path output = folder.resolve("output");
    long taken = taken(ratings, output, settings.split("; "));
    MemoryDemand planned = planned(output);
    assertThat(taken).isLessThanOrEqualTo(planned.process() - planned.heap());
    assertThat((double) (taken - jvm) / planned.offHeap())
        .as("%,d of %,d bytes, and %,d for the JVM", taken, planned.offHeap(), jvm)
        .isBetween(0.65, 1.0);
  }

  /** The largest demand of its models. */
  private static MemoryDemand planned(Path output) throws IOException {
    JsonNode train = LocalRuns.metrics(output).at("/data/train");
    TrainSize size =
        new TrainSize(
            train.at("/users").asLong(),
            train.at("/items").asInt(),
            train.at("/ratings").asLong(),
            true);
    Settings settings =
        Settings.parse(Files.readString(LocalRuns.folder(output).resolve("settings.conf")));
    Cluster cluster = new Cluster(true, 1, 2, 1);
    return PlannedModel.of(Learners.of(settings), size).stream()
        .map(PlannedModel::memory)
        .map(user -> user.plan(cluster, user.most(cluster)))
        .map(MemoryPlan::driver)
        .max(Comparator.comparingLong(MemoryDemand::offHeap))
        .orElseThrow();
  }

  /** Bytes of the process at its largest, without the heap. */
  private static long taken(String ratings, Path output, String... settings)
      throws IOException, InterruptedException {
    Path peak = folder.resolve("peak");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Xm"))
        .forEach(command::add);
    command.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+AlwaysPreTouch"));
    command.add("-Dorg.bytedeco.javacpp.maxbytes=4g");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=6g");
    LocalRuns.SPARK.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(MeasuredJob.class.getName(), peak.toString()));
    command.addAll(List.of(RUNS.arguments(folder.resolve(ratings + ".csv"), output, settings)));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return (Long.parseLong(Files.readString(peak)) << 10) - HEAP;
  }

  /** Forty thousand ratings, of which each user and each item has as many as the others. */
  private static String ratings(int users, int items) {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int i = 0; i < 40_000; i++) {
      int user = i % users;
      int item = (int) ((i + (long) i / items * 7) % items);
      csv.append(String.format(Locale.ROOT, "%d,%d,%d,%d%n", user, item, 1 + random.nextInt(5), i));
    }
    return csv.toString();
  }
}
