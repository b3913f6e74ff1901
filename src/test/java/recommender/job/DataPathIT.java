package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.SparkTest;
import recommender.testing.SyntheticRatings;
import recommender.testing.TestSettings;

/**
 * What it takes to get from files to vectors, counted: at 20 million ratings a pass more over the
 * text is half a minute. Whoever adds one on purpose changes a number here.
 */
class DataPathIT extends SparkTest {
  private static final int USERS = 1_000;
  private static final int ITEMS = 400;

  @TempDir Path folder;

  private final JobCount jobs = new JobCount();

  @BeforeEach
  void listen() {
    spark().sparkContext().addSparkListener(jobs);
  }

  @AfterEach
  void listenNoMore() {
    spark().sparkContext().removeSparkListener(jobs);
  }

  @Test
  void theTextIsReadOnceAndAFewJobsDoTheRest() throws Exception {
    Path ratings = folder.resolve("ratings.csv");
    Files.writeString(ratings, SyntheticRatings.csv(USERS, ITEMS));
    long before = bytesRead();

    train(ratings);

    // The head of the file is read beforehand, to tell its format and its columns.
    assertThat((bytesRead() - before) / (double) Files.size(ratings)).isBetween(1.0, 1.2);
    spark().sparkContext().listenerBus().waitUntilEmpty();
    assertThat(jobs.byStage)
        .containsEntry("Read ratings", 11)
        .containsEntry("Split", 10)
        // Twice, since the network is trained again on train and validation.
        .containsEntry("Build user vectors", 2 * 10)
        // The sums of the ratings, and a round each.
        .containsEntry("Fit offsets", 2 * 16);
  }

  private void train(Path ratings) {
    TrainPipeline.run(
        spark(),
        TestSettings.with(
            "input.path=" + ratings,
            "output.path=" + folder.resolve("out"),
            "training.epochs=1",
            "network.hidden=[4]"),
        new PrintStream(OutputStream.nullOutputStream()));
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
