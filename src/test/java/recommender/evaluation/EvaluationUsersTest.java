package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.vectors.ColumnIndex;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

class EvaluationUsersTest extends SparkTest {
  /** Items 10, 20 and 30 have columns 0, 1 and 2. */
  private final Dataset<Row> train =
      Rated.table(
          spark(),
          new Rated(2, 10, 4),
          new Rated(2, 20, 2),
          new Rated(3, 10, 5),
          new Rated(3, 20, 5),
          new Rated(5, 10, 1),
          new Rated(5, 30, 1));

  private final ColumnIndex items = ColumnIndex.of(train);
  private final Dataset<Row> fed = UserVectors.of(train, items);

  /** Of users 1 and 4 nothing is known; of item 40, the only one of user 6, neither. */
  private final Dataset<Row> heldOut =
      Rated.table(
          spark(),
          new Rated(4, 20, 3.5),
          new Rated(1, 30, 4),
          new Rated(1, 10, 1),
          new Rated(3, 30, 4.1),
          new Rated(2, 30, 2),
          new Rated(2, 40, 5),
          new Rated(6, 40, 5));

  @Test
  void unseenUsersAreLeftOut() {
    try (EvaluationUsers evaluationUsers = EvaluationUsers.of(fed, heldOut, items)) {
      assertThat(texts(evaluationUsers))
          .containsExactly("[0, 1] [4.0, 2.0] | [2] [2.0]", "[0, 1] [5.0, 5.0] | [2] [4.1]");
    }
  }

  @Test
  void usersWithARelevantItemAreCounted() {
    try (EvaluationUsers evaluationUsers = EvaluationUsers.of(fed, heldOut, items)) {
      assertThat(evaluationUsers.count()).isEqualTo(2);
      assertThat(evaluationUsers.countRelevant(Double.NEGATIVE_INFINITY)).isEqualTo(2);
      assertThat(evaluationUsers.countRelevant(4)).isEqualTo(1);
      assertThat(evaluationUsers.countRelevant(4.2)).isZero();
    }
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsRelevant() {
    try (EvaluationUsers evaluationUsers = EvaluationUsers.of(fed, heldOut, items)) {
      assertThat(evaluationUsers.countRelevant(4.1)).isEqualTo(1);
    }
  }

  private static List<String> texts(EvaluationUsers evaluationUsers) {
    return evaluationUsers.users().collect().stream().map(EvaluationUsersTest::text).toList();
  }

  private static String text(HeldOutUser user) {
    return text(user.fed()) + " | " + text(user.heldOut());
  }

  private static String text(UserVector vector) {
    return Arrays.toString(vector.columns()) + " " + Arrays.toString(vector.ratings());
  }
}
