package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recommender.experiment.Learners;
import recommender.experiment.PlannedModel;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.memory.TrainSize;
import recommender.testing.LocalRuns;
import recommender.testing.TestSettings;

/**
 * What a run took of memory beside what was planned for it, on each kind of model. ND4J is allowed
 * the planned bytes and no more, so arrays of a run that ends well needed no more. The process is
 * never larger than planned, and what it has beside heap and JVM is between {@link #LEAST} and
 * {@link #MOST} of the planned arrays: less, since not all parts lie there at the same time
 * (workers' networks are gone when the published copy is made); more, since the C library keeps
 * some of what was freed, and the JVM varies by some 40 MiB.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class MemoryPlanIT {
  private static final String[] COMMON = {
    "split.strategy=random", "training.epochs=1", "training.refit=false", "evaluation.bootstrap=0"
  };

  private static final String EASE =
      "network.type=shallow; network.channels=liked; ease.l2=100; ease.l2-exponent=0; ease.user-exponent=0; ease.score-exponent=0";

  @RegisterExtension static final LocalRuns RUNS = new LocalRuns(COMMON);

  private static final double LEAST = 0.6;
  private static final double MOST = 1.25;

  private static final int RATINGS = 40_000;

  private static final MemoryLimits UNLIMITED =
      new MemoryLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  /** Reserved whole, so that all that is larger is none of the heap's. */
  private static final long HEAP = 1L << 30;

  @TempDir static Path folder;

  /** Runs take their time one by one, and no less memory two at a time. */
  private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

  private static final Map<Planned, Future<Long>> TAKEN = new HashMap<>();

  /** What the JVM of a run takes beside its heap when the arrays are next to nothing. */
  private static long jvm;

  /**
   * A kind of model, with arrays of more than 32 MiB each, which the C library gives back when they
   * are freed.
   */
  private record Planned(int users, int items, String settings) {

    MemoryDemand demand() {
      return planned(new TrainSize(users, items, RATINGS, true), each());
    }

    String[] each() {
      return settings.split("; ");
    }
  }

  static List<Planned> models() {
    return List.of(
        new Planned(400, 20_000, "network.hidden=[160]; network.vectors=user"),
        new Planned(20_000, 400, "network.hidden=[160]; network.vectors=item"),
        new Planned(
            400,
            20_000,
            "network.hidden=[160]; network.objective=ranking; network.type=autoencoder"),
        new Planned(
            400,
            20_000,
            "network.hidden=[160]; network.vectors=user; network.objective=both; ranking.network.type=autoencoder; ranking.network.hidden=[160]"),
        new Planned(400, 20_000, "network.hidden=[160]; network.vectors=item"),
        new Planned(1_000, 5_000, EASE),
        new Planned(1_000, 3_000, "network.type=shallow; network.channels=liked-disliked"),
        new Planned(6_000, 2_500, "network.type=shallow; network.channels=liked-disliked"),
        new Planned(
            400,
            20_000,
            EASE.replace("network.type=shallow", "network.hidden=[160]; network.type=fused")));
  }

  @BeforeAll
  static void measure() throws Exception {
    jvm = taken(ratings(1_000, 100), 1 << 30, EASE.split("; "));
    for (Planned model : models()) {
      Path ratings = ratings(model.users(), model.items());
      TAKEN.put(model, TWO.submit(() -> taken(ratings, model.demand().offHeap(), model.each())));
    }
  }

  @AfterAll
  static void stop() {
    TWO.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aRunTakesWhatWasPlanned(Planned model) throws Exception {
    MemoryDemand planned = model.demand();
    assertThat(planned.heap()).isLessThan(HEAP);

    long taken = TAKEN.get(model).get();

    assertThat(taken).isLessThanOrEqualTo(planned.process() - planned.heap());
    assertThat((double) (taken - jvm) / planned.offHeap())
        .as("%,d bytes, %,d of them for the JVM, of %,d planned", taken, jvm, planned.offHeap())
        .isBetween(LEAST, MOST);
  }

  /** The largest demand of its models. */
  private static MemoryDemand planned(TrainSize train, String... settings) {
    Cluster cluster = new Cluster(true, 1, 2, 1);
    Machines anything = Machines.single(cluster, UNLIMITED);
    return PlannedModel.of(Learners.of(TestSettings.with(settings)), train, anything).stream()
        .flatMap(model -> model.memory().stream())
        .map(user -> user.plan(cluster, user.most(cluster)))
        .map(MemoryPlan::driver)
        .max(Comparator.comparingLong(MemoryDemand::offHeap))
        .orElseThrow();
  }

  /** Bytes of the process at its largest, without the heap. */
  private static long taken(Path ratings, long offHeap, String... settings)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(folder, "run");
    Path peak = own.resolve("peak");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Xm"))
        .forEach(command::add);
    // So short a run has no time for the second compiler.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+AlwaysPreTouch"));
    command.add("-Dorg.bytedeco.javacpp.maxbytes=" + offHeap);
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + 4 * HEAP);
    LocalRuns.SPARK.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(MeasuredJob.class.getName(), peak.toString()));
    command.addAll(List.of(RUNS.arguments(ratings, own.resolve("output"), settings)));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroy();
    }
    return Long.parseLong(Files.readString(peak)) * 1024 - HEAP;
  }

  /** Ratings of which each user and each item has as many as the others. */
  private static Path ratings(int users, int items) throws IOException {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int i = 0; i < RATINGS; i++) {
      int item = (i + i / items * 7) % items;
      int rating = 1 + random.nextInt(5);
      csv.append(String.format(Locale.ROOT, "%d,%d,%d,%d%n", i % users, item, rating, i));
    }
    return Files.writeString(
        Files.createTempDirectory(folder, "ratings").resolve("ratings.csv"), csv);
  }
}
