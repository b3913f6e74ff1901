package recommender.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.ratings.RatingsException;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class TrainVectorsTest extends SparkTest {

  @Test
  void usersItemsAndTheScaleOfTrain() {
    TrainVectors vectors = TrainVectors.of(train("1 1 4.5 0", "1 2 0.5 0", "2 1 3 0"));
    assertThat(vectors.count()).isEqualTo(2);
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.items().scale()).isEqualTo(new RatingScale(0.5, 4.5));
    assertThat(vectors.users().storageLevel()).isEqualTo(StorageLevel.MEMORY_AND_DISK());
    vectors.close();
    assertThat(vectors.users().storageLevel()).isEqualTo(StorageLevel.NONE());
  }

  @Test
  void oneUserOrItemIsTooFew() {
    String form =
        "train: expected at least 2 users and 2 items, was %d and %d; give more ratings or hold out fewer (section split)";
    assertThatThrownBy(() -> TrainVectors.of(train("1 1 4 0", "1 2 4 0", "1 3 4 0")))
        .isInstanceOf(RatingsException.class)
        .hasMessage(form.formatted(1, 3));
    assertThatThrownBy(() -> TrainVectors.of(train("1 1 4 0", "2 1 4 0")))
        .isInstanceOf(RatingsException.class)
        .hasMessage(form.formatted(2, 1));
  }

  private static RatingSplit train(String... lines) {
    return new RatingSplit(
        RatingTable.of(spark(), lines).withColumn("part", lit(Part.TRAIN.name())),
        Map.of(Part.TRAIN, (long) lines.length),
        0,
        0,
        OptionalDouble.empty());
  }
}
