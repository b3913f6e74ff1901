package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

class GatheringTest extends SparkTest {
  private static final RatingScale SCALE = new RatingScale(1, 5);

  /** Item 10 has two ratings, so it is column 0; item 99 and user 3 are not in train. */
  @Test
  void usersInTheirOrderWithWhatIsHeldOutOfThem() {
    SearchData data = gathered(new Rated(2, 20, 5), new Rated(2, 99, 1), new Rated(3, 10, 1));
    assertThat(data.users()).isEqualTo(2);
    assertThat(data.items()).isEqualTo(2);
    assertThat(data.ratings()).isEqualTo(3);
    assertThat(data.validationRatings()).isEqualTo(1);
    assertThat(data.train().get(0).columns()).containsExactly(0, 1);
    assertThat(data.train().get(0).ratings()).containsExactly(4, 3);
    assertThat(data.train().get(1).columns()).containsExactly(0);
    assertThat(data.heldOut(0).size()).isZero();
    assertThat(data.heldOut(1).columns()).containsExactly(1);
    assertThat(data.heldOut(1).ratings()).containsExactly(5);
    assertThat(data.bias().mean()).isEqualTo(3);
    assertThat(data.scale()).isEqualTo(SCALE);
  }

  @Test
  void aFingerprintTellsSettingsSearchesAndRatingsApart() {
    SearchData data = gathered(new Rated(2, 20, 5));
    SearchPlan plan = SearchPlan.of(SomeSearch.of(2, 2, 1), TestSettings.with());
    String print = Fingerprint.of(plan, data);
    assertThat(print).matches("[0-9a-f]{12}");
    assertThat(Fingerprint.of(plan, gathered(new Rated(2, 20, 5)))).isEqualTo(print);
    assertThat(Fingerprint.of(plan, gathered(new Rated(3, 20, 5)))).isNotEqualTo(print);
    SearchPlan other = SearchPlan.of(SomeSearch.of(2, 2, 1), TestSettings.with("training.seed=2"));
    assertThat(Fingerprint.of(other, data)).isNotEqualTo(print);
  }

  private static SearchData gathered(Rated... validation) {
    Dataset<Row> train =
        Rated.table(spark(), new Rated(2, 10, 2), new Rated(1, 10, 4), new Rated(1, 20, 3));
    ItemIndex items = ItemIndex.of(train);
    return Gathering.of(
        UserVectors.of(train, items), Rated.table(spark(), validation), items, SCALE);
  }
}
