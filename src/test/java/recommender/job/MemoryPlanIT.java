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
import org.junit.jupiter.api.BeforeAll;
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
 * never larger than planned, and what it grows by in a run is between {@link #LEAST} and {@link
 * #MOST} of the planned arrays: less, since not all parts lie there at the same time (workers'
 * networks are gone when the published copy is made); more, since the C library keeps some of what
 * was freed, and the JVM varies by some 40 MiB.
 */
@EnabledOnOs(OS.LINUX)
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

  /** One JVM runs them all, in their order. */
  private static final Map<Planned, MeasuredJobs.Taken> TAKEN = new HashMap<>();

  /**
   * A kind of model, with arrays so large that the C library gives them back when they are freed.
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
        new Planned(400, 20_000, "network.hidden=[480]; network.vectors=item"),
        new Planned(1_000, 4_000, EASE),
        new Planned(1_000, 3_000, "network.type=shallow; network.channels=liked-disliked"),
        new Planned(6_000, 2_500, "network.type=shallow; network.channels=liked-disliked"),
        new Planned(
            400,
            10_000,
            EASE.replace("network.type=shallow", "network.hidden=[160]; network.type=fused")));
  }

  @BeforeAll
  static void measure() throws IOException, InterruptedException {
    List<MeasuredJobs.Job> jobs = new ArrayList<>();
    // What a JVM loads, compiles and keeps at its first job is none of a model's.
    jobs.add(job(ratings(1_000, 100), 2 * HEAP, EASE.split("; ")));
    for (Planned model : models()) {
      Path ratings = ratings(model.users(), model.items());
      jobs.add(job(ratings, model.demand().offHeap(), model.each()));
    }
    List<MeasuredJobs.Taken> taken = taken(jobs);
    for (int i = 0; i < models().size(); i++) {
      TAKEN.put(models().get(i), taken.get(i + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aRunTakesWhatWasPlanned(Planned model) {
    MemoryDemand planned = model.demand();
    assertThat(planned.heap()).isLessThan(HEAP);

    MeasuredJobs.Taken taken = TAKEN.get(model);

    assertThat(taken.most() - HEAP).isLessThanOrEqualTo(planned.process() - planned.heap());
    assertThat((double) (taken.most() - taken.before()) / planned.offHeap())
        .as("from %,d to %,d bytes, %,d planned", taken.before(), taken.most(), planned.offHeap())
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

  private static MeasuredJobs.Job job(Path ratings, long offHeap, String... settings)
      throws IOException {
    Path output = Files.createTempDirectory(folder, "run");
    return new MeasuredJobs.Job(offHeap, RUNS.arguments(ratings, output, settings));
  }

  private static List<MeasuredJobs.Taken> taken(List<MeasuredJobs.Job> jobs)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Xm"))
        .forEach(command::add);
    command.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+AlwaysPreTouch"));
    command.add("-Dorg.bytedeco.javacpp.maxbytes=" + 2 * HEAP);
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + 4 * HEAP);
    LocalRuns.SPARK.forEach((key, value) -> command.add("-D" + key + "=" + value));
    // Networks are sent in pieces of a size that suits them.
    command.add("-Dspark.broadcast.blockSize=4m");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return MeasuredJobs.run(command, jobs, folder);
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
