package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.split.Part;

class RatingDrawTest {
  private static final RatingShape SHAPE = new RatingShape("test", 200, 300, 12_000);

  private final List<Row> ratings = RatingDraw.of(SHAPE);
  private final Map<Integer, List<Row>> byUser =
      ratings.stream().collect(Collectors.groupingBy(row -> row.getInt(0)));

  @Test
  void ratingsAreAsManyAsTheShapeHas() {
    assertThat(ratings).hasSize(12_000);
    assertThat(byUser).hasSize(200);
    assertThat(byUser.values()).allMatch(rows -> rows.size() >= 20 && rows.size() <= 150);
  }

  @Test
  void aUserRatesAnItemOnce() {
    Set<List<Integer>> pairs = new HashSet<>();
    ratings.forEach(row -> pairs.add(List.of(row.getInt(0), row.getInt(1))));
    assertThat(pairs).hasSize(12_000).allMatch(pair -> pair.get(1) >= 0 && pair.get(1) < 300);
  }

  @Test
  void ratingsAreAllStarsFromOneToFive() {
    assertThat(ratings.stream().map(row -> row.getDouble(2)).distinct())
        .containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0, 5.0);
  }

  @Test
  void aTenthOfEachUserIsForValidation() {
    for (List<Row> rows : byUser.values()) {
      assertThat(rows.stream().filter(RatingDrawTest::isValidation).count())
          .isEqualTo(rows.size() / 10);
    }
  }

  /** Popular items come first; were they not drawn at random, they would all be validated. */
  @Test
  void validationHasTheSameShareOfPopularItems() {
    long popular = ratings.stream().filter(RatingDrawTest::isPopular).count();
    long validated = ratings.stream().filter(RatingDrawTest::isValidation).count();
    long both = ratings.stream().filter(row -> isPopular(row) && isValidation(row)).count();
    double share = popular / 12_000.0;
    assertThat(share).isBetween(0.35, 0.65);
    assertThat((double) both / validated).isBetween(share - 0.06, share + 0.06);
  }

  /** Of noise alone, means of 60 and 40 ratings would differ by 0.2 at most. */
  @Test
  void meansOfUsersAndItemsDiffer() {
    assertThat(spreadOfMeans(0)).isGreaterThan(0.3);
    assertThat(spreadOfMeans(1)).isGreaterThan(0.4);
  }

  @Test
  void ratingsAreTheSameInEveryDraw() {
    assertThat(RatingDraw.of(SHAPE)).isEqualTo(ratings);
  }

  private double spreadOfMeans(int id) {
    Map<Integer, Double> means =
        ratings.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getInt(id), Collectors.averagingDouble(row -> row.getDouble(2))));
    double mean = means.values().stream().mapToDouble(x -> x).average().orElseThrow();
    return Math.sqrt(
        means.values().stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  private static boolean isPopular(Row row) {
    return row.getInt(1) < 75;
  }

  private static boolean isValidation(Row row) {
    return row.getByte(4) == Part.VALIDATION.code();
  }
}
