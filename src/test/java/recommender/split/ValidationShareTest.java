package recommender.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.ratings.Columns;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class ValidationShareTest extends SparkTest {
  private static final OptionalDouble AFTER = OptionalDouble.of(500);

  /** A user with 20 ratings at times 0 to 19, the last of which is test. */
  private static Dataset<Row> tagged() {
    String[] train =
        IntStream.range(0, 19)
            .mapToObj(item -> "1 %d 4 %d".formatted(item, item))
            .toArray(String[]::new);
    return RatingTable.of(spark(), train)
        .withColumn(Part.COLUMN, Part.TRAIN.value())
        .unionByName(
            RatingTable.of(spark(), "1 19 4 19").withColumn(Part.COLUMN, Part.TEST.value()));
  }

  @Test
  void ofAllRatingsItIsAShare() {
    assertThat(times(0.2, OptionalDouble.empty())).hasSize(3);
    assertThat(times(0, OptionalDouble.empty())).isEmpty();
  }

  /** As many as of all, 3, of the 9 that are new: a fifth of 19 is 3.8. */
  @Test
  void ofNewRatingsItIsAsLarge() {
    assertThat(times(0.2, OptionalDouble.of(10))).hasSize(3).allMatch(time -> time >= 10);
  }

  /** Of 4 new ones, at times 15 to 18, as many are learned of. */
  @Test
  void butNoMoreThanHalfOfThem() {
    assertThat(times(0.2, OptionalDouble.of(15))).hasSize(2).allMatch(time -> time >= 15);
    assertThat(times(0.2, OptionalDouble.of(19))).isEmpty();
  }

  /** Of 100 users with 10 ratings each, half of them new, 100 would be validated. */
  @Test
  void ofNewRatingsItIsThatOfSomeUsersWhereItWouldBeLargerThanItMay() {
    Dataset<Row> ratings =
        RatingTable.ofThousand(spark(), 100).withColumn(Part.COLUMN, Part.TRAIN.value());
    assertThat(usersOf(new ValidationShare(0.1, OptionalInt.of(100), AFTER, 1), ratings))
        .hasSize(100)
        .containsOnly(1L);
    assertThat(usersOf(new ValidationShare(0.1, OptionalInt.of(30), AFTER, 1), ratings))
        .hasSizeBetween(20, 40)
        .containsOnly(1L);
  }

  /** Validation ratings of each user who has one. */
  private static List<Long> usersOf(ValidationShare share, Dataset<Row> ratings) {
    return share
        .takenFrom(ratings, 0)
        .filter(Part.VALIDATION.isPart())
        .groupBy(Columns.USER)
        .count()
        .collectAsList()
        .stream()
        .map(row -> row.getLong(1))
        .toList();
  }

  private static List<Long> times(double share, OptionalDouble after) {
    return new ValidationShare(share, OptionalInt.empty(), after, 1)
            .takenFrom(tagged(), 20)
            .filter(Part.VALIDATION.isPart())
            .select(Columns.TIMESTAMP)
            .collectAsList()
            .stream()
            .map(row -> ((Number) row.get(0)).longValue())
            .toList();
  }
}
