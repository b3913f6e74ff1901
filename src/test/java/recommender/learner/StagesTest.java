package recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class StagesTest extends SparkTest {
  private final SparkContext context = spark().sparkContext();
  private final Stages stages = new Stages(context);

  @Test
  void aStageDescribesItsJobs() {
    String described =
        stages.run("Read ratings", () -> context.getLocalProperty("spark.job.description"));
    assertThat(described).isEqualTo("Read ratings");
    assertThat(context.getLocalProperty("spark.job.description")).isNull();
  }

  @Test
  void secondsStandByKeyInTheOrderOfStages() {
    stages.run("Train", () -> 1);
    stages.run("Read held-out ratings", () -> 2);
    assertThat(stages.seconds().keySet()).containsExactly("train", "read_held_out_ratings");
    assertThat(stages.seconds().values()).allMatch(seconds -> seconds >= 0 && seconds < 60);
  }

  @Test
  void theTableHasALineForEachStage() {
    stages.run("Split", () -> 1);
    stages.run("Fit offsets", () -> 2);
    assertThat(stages.table().strip().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("Split +\\d+\\.\\d s +\\d+\\.\\d %"),
            line -> assertThat(line).matches(" *Fit offsets +\\d+\\.\\d s +\\d+\\.\\d %"));
  }
}
