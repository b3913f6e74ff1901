import static org.assertj.core.api.Assertions.assertThat;
import static recommender.testing.LocalRuns.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.LocalRuns;

/** The deep preset on the data it was published on, cut short: what it counts is known exactly. */
@EnabledIfEnvironmentVariable(
    named = "MOVIELENS",
    matches = ".+",
    disabledReason = "MOVIELENS does not name the folder of ml-latest-small")
class MovieLensIT {
  @RegisterExtension
  static final LocalRuns RUNS = new LocalRuns("training.workers=1", "training.epochs=4");

  @TempDir Path output;

  @Test
  void deepPresetCountsAndLearns() throws IOException {
    Path ratings = Path.of(System.getenv("MOVIELENS"), "ratings.csv");
    assertThat(TrainJob.run(RUNS.arguments(ratings, output, "--conf=conf/deep.conf"))).isZero();

    JsonNode metrics = metrics(output);
    assertThat(metrics.at("/data/read").asLong()).isEqualTo(100_836);
    assertThat(metrics.at("/data/malformed").asLong()).isZero();
    assertThat(metrics.at("/data/duplicates").asLong()).isZero();
    assertThat(metrics.at("/data/train/ratings").asLong()).isEqualTo(98_819);
    assertThat(metrics.at("/data/train/users").asLong()).isEqualTo(595);
    assertThat(metrics.at("/data/train/items").asLong()).isEqualTo(9_559);
    assertThat(metrics.at("/data/test/ratings").asLong()).isEqualTo(2_017);
    assertThat(metrics.at("/data/test/scored").asLong()).isEqualTo(188);
    assertThat(metrics.at("/data/test/users_scored").asLong()).isEqualTo(14);
    assertThat(metrics.at("/data/test/unseen_user").asLong()).isEqualTo(1_779);
    assertThat(metrics.at("/data/test/unseen_item").asLong()).isEqualTo(50);
    assertThat(metrics.at("/training/first_loss").asDouble()).isGreaterThan(10);
    assertThat(metrics.at("/training/last_loss").asDouble()).isLessThan(8);
  }
}
