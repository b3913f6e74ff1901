package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.Settings;
import recommender.testing.SparkTest;
import recommender.testing.SyntheticRatings;
import recommender.testing.TestSettings;

/**
 * Spark jobs of whole runs by stage, and bytes read: at 20 million ratings a pass more over the
 * text is half a minute. Whoever adds a job on purpose changes a number here.
 *
 * <p>Users, items and vectors are those of train and, for the refit, of train and validation: what
 * is built once for each of these is counted twice.
 */
class DataPathIT extends SparkTest {
  private static final int READ = 10;
  private static final int SPLIT = 2;

  /** The ratings by value, the users, the range of times, ratings by time and items by ratings. */
  private static final int CHECK = 5;

  /** The ratings by value and day, and users and items together by their numbers of ratings. */
  private static final int QUALITY = 2;

  /** One for the index of the items, and those of the vectors. */
  private static final int VECTORS = 2 * 4;

  /** Few ratings are fetched once. */
  private static final int OFFSETS = 2 * 2;

  /** Joins test ratings with what is known of their users, and counts them. */
  private static final int TEST_USERS = 4;

  /** Codes of the items: the index of the items is sent to where their vectors are. */
  private static final int CODES = 2;

  /** Vectors of items come to the driver, and as many jobs fold users in as make codes. */
  private static final int AVERAGE = 3 * CODES;

  /** Fingerprints and columns of users, these for known users, unseen ones and lists. */
  private static final int COLUMN_USERS = 2 + 3;

  @TempDir static Path folder;
  private static Path ratings;

  private final JobCount jobs = new JobCount();

  @BeforeAll
  static void writeRatings() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(1_000, 400));
  }

  private String partitions;
  private Path output;

  /** A run sets its session up for few ratings, and the session here is that of all tests. */
  @BeforeEach
  void listen() throws IOException {
    // No run in service, but where a test makes one.
    output = Files.createTempDirectory(folder, "out");
    partitions = spark().conf().get(QueryPlans.PARTITIONS);
    spark().conf().unset(QueryPlans.ADAPTIVE);
    spark().sparkContext().addSparkListener(jobs);
  }

  @AfterEach
  void listenNoMore() {
    spark().conf().set(QueryPlans.PARTITIONS, partitions);
    spark().conf().unset(QueryPlans.ADAPTIVE);
    spark().sparkContext().removeSparkListener(jobs);
  }

  @Test
  void theTextIsReadOnceAndAFewJobsDoTheRest() throws Exception {
    long before = bytesRead();
    train("network.objective=rating");
    // The head of the file is read beforehand, to tell its format and its columns.
    assertThat((bytesRead() - before) / (double) Files.size(ratings)).isBetween(1.0, 1.2);
    assertThat(jobs.byStage)
        .containsOnly(
            Map.entry("Read ratings", READ),
            Map.entry("Split", SPLIT),
            Map.entry("Check quality", QUALITY),
            Map.entry("Check ratings", CHECK),
            Map.entry("Build item vectors", VECTORS),
            // Of train and validation, for test.
            Map.entry("Build user vectors", VECTORS / 2),
            // Of users for the network, of items as a baseline.
            Map.entry("Fit offsets", OFFSETS + OFFSETS / 2),
            // Those that join validation ratings among them; an epoch is 2 and its validation 1.
            Map.entry("Train", 13),
            Map.entry("Average outputs", AVERAGE),
            Map.entry("Join test users", 2),
            // Errors of known users and of unseen ones, and lists.
            Map.entry("Evaluate", TEST_USERS + CODES + COLUMN_USERS + 3),
            // Tables of users and of items, these with their columns.
            Map.entry("Write models", CODES + 3));
  }

  @Test
  void aNetworkThatRanksFitsNoOffsets() throws Exception {
    train("network.objective=ranking", "network.type=autoencoder");
    assertThat(jobs.byStage)
        .containsOnly(
            Map.entry("Read ratings", READ),
            Map.entry("Split", SPLIT),
            Map.entry("Check quality", QUALITY),
            Map.entry("Check ratings", CHECK),
            Map.entry("Build user vectors", VECTORS),
            Map.entry("Train", 13),
            Map.entry("Join test users", 2),
            Map.entry("Evaluate", TEST_USERS + 1),
            Map.entry("Write models", 1));
  }

  /** The schema of its items is read, and they are sent to where those of the ratings are. */
  @Test
  void aRunInServiceIsComparedWithInTwoJobsMore() throws Exception {
    train("network.objective=ranking", "network.type=autoencoder");
    jobs.byStage.clear();
    train("network.objective=ranking", "network.type=autoencoder");
    assertThat(jobs.byStage).containsEntry("Check quality", QUALITY + 2);
  }

  @Test
  void twoNetworksShareWhatIsBuiltOfTheRatings() throws Exception {
    train(
        "network.objective=both",
        "ranking.network.type=autoencoder",
        "ranking.training.epochs=1",
        "ranking.network.hidden=[4]");
    assertThat(jobs.byStage)
        .containsOnly(
            Map.entry("Read ratings", READ),
            Map.entry("Split", SPLIT),
            Map.entry("Check quality", QUALITY),
            Map.entry("Check ratings", CHECK),
            Map.entry("Count train", 1),
            Map.entry("Build item vectors", VECTORS),
            Map.entry("Build user vectors", VECTORS),
            Map.entry("Fit offsets", OFFSETS + OFFSETS / 2),
            // Validation ratings are joined for each, as one reads items and the other users.
            Map.entry("Train", 2 * 13),
            Map.entry("Average outputs", AVERAGE),
            // The second network has but its lists made, for users who are joined already.
            Map.entry("Join test users", 2),
            Map.entry("Evaluate", TEST_USERS + CODES + COLUMN_USERS + 3 + 1),
            Map.entry("Write models", CODES + 3));
  }

  /** EASE reads the vectors of the network and scores on the driver, to which users come. */
  @Test
  void aNetworkFusedWithAClosedFormBuildsNothingTwice() throws Exception {
    train(
        "network.type=fused",
        "network.channels=liked",
        "ease.l2=100",
        "ease.l2-exponent=0",
        "ease.user-exponent=0",
        "ease.score-exponent=0");
    assertThat(jobs.byStage)
        .containsOnly(
            Map.entry("Read ratings", READ),
            Map.entry("Split", SPLIT),
            Map.entry("Check quality", QUALITY),
            Map.entry("Check ratings", CHECK),
            Map.entry("Build user vectors", VECTORS),
            Map.entry("Train", 13),
            // Of train, with lists of the validation part, and of both parts together.
            Map.entry("Solve", 15),
            Map.entry("Fuse", 3),
            Map.entry("Join test users", 2),
            Map.entry("Evaluate", TEST_USERS + 2),
            Map.entry("Write models", 1));
  }

  private Settings settings(String... more) {
    return TestSettings.with(
        Stream.concat(
                Stream.of(
                    "input.path=" + ratings,
                    "output.path=" + output,
                    "training.epochs=1",
                    "network.hidden=[4]"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void train(String... more) throws Exception {
    TrainPipeline.run(spark(), settings(more), new PrintStream(OutputStream.nullOutputStream()));
    spark().sparkContext().listenerBus().waitUntilEmpty();
  }

  /** Through Hadoop, by all threads; nothing is known before the first use. */
  private static long bytesRead() {
    StorageStatistics local = FileSystem.getGlobalStorageStatistics().get("file");
    return local == null ? 0 : local.getLong("bytesRead");
  }

  /** Counts jobs by their description, which is the stage's name. */
  private static final class JobCount extends SparkListener {
    private final Map<String, Integer> byStage = new TreeMap<>();

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      byStage.merge(job.properties().getProperty("spark.job.description", "none"), 1, Integer::sum);
    }
  }
}
