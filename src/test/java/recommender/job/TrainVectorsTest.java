package recommender.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.config.VectorsOf;
import recommender.evaluation.EvaluationUsers;
import recommender.ratings.RatingsException;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class TrainVectorsTest extends SparkTest {

  @Test
  void usersItemsAndTheScaleOfTrain() {
    TrainVectors vectors =
        TrainVectors.of(train("1 1 4.5 0", "1 2 0.5 0", "2 1 3 0"), VectorsOf.USER);
    assertThat(vectors.count()).isEqualTo(2);
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.items().scale()).isEqualTo(new RatingScale(0.5, 4.5));
    assertThat(vectors.users().storageLevel()).isEqualTo(StorageLevel.MEMORY_AND_DISK());
    vectors.close();
    assertThat(vectors.users().storageLevel()).isEqualTo(StorageLevel.NONE());
  }

  /**
   * Items 1, 2 and 3 have two, one and one ratings; user 1, who rated all, has the first column.
   */
  @Test
  void itemVectorsAreOverTheUsers() {
    TrainVectors vectors =
        TrainVectors.of(train("1 1 4.5 0", "1 2 0.5 0", "1 3 2 0", "2 1 3 0"), VectorsOf.ITEM);
    assertThat(vectors.userCount()).isEqualTo(2);
    assertThat(vectors.itemCount()).isEqualTo(3);
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.users().collectAsList())
        .extracting(item -> item.getLong(0), item -> item.getList(1), item -> item.getList(2))
        .containsExactly(
            tuple(1L, List.of(0, 1), List.of(4.5f, 3f)),
            tuple(2L, List.of(0), List.of(0.5f)),
            tuple(3L, List.of(0), List.of(2f)));
    try (EvaluationUsers evaluationUsers =
        vectors.evaluationUsers(RatingTable.of(spark(), "2 2 1 0", "2 3 1 0", "9 1 1 0"))) {
      assertThat(evaluationUsers.count()).isEqualTo(2);
      assertThat(vectors.scored(evaluationUsers)).isEqualTo(1);
    }
    vectors.close();
  }

  @Test
  void oneUserOrItemIsTooFew() {
    String form =
        "train: expected at least 2 users and 2 items, was %d and %d; give more ratings or hold out fewer (section split)";
    assertThatThrownBy(
            () -> TrainVectors.of(train("1 1 4 0", "1 2 4 0", "1 3 4 0"), VectorsOf.USER))
        .isInstanceOf(RatingsException.class)
        .hasMessage(form.formatted(1, 3));
    assertThatThrownBy(() -> TrainVectors.of(train("1 1 4 0", "2 1 4 0"), VectorsOf.USER))
        .isInstanceOf(RatingsException.class)
        .hasMessage(form.formatted(2, 1));
    assertThatThrownBy(() -> TrainVectors.of(train("1 1 4 0", "2 1 4 0"), VectorsOf.ITEM))
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
