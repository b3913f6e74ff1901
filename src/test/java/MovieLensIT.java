import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The deep preset on the data it was published on, cut short: what it counts is known exactly. */
@EnabledIfEnvironmentVariable(
    named = "MOVIELENS",
    matches = ".+",
    disabledReason = "MOVIELENS does not name the folder of ml-latest-small")
class MovieLensIT {
  @TempDir Path output;

  @Test
  void deepPresetCountsAndLearns() throws IOException {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "localhost");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.shuffle.partitions", "4");

    int code =
        TrainJob.run(
            "--conf", "conf/deep.conf",
            "--input", System.getenv("MOVIELENS") + "/ratings.csv",
            "--output", output.toString(),
            "--set", "training.workers=1",
            "--set", "training.epochs=4");

    assertThat(code).isZero();
    JsonNode metrics = metrics();
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

  private JsonNode metrics() throws IOException {
    String id = Files.readString(output.resolve("CURRENT")).strip();
    return new ObjectMapper()
        .readTree(output.resolve("runs").resolve(id).resolve("metrics.json").toFile());
  }
}
