package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ColumnIndex;
import recommender.vectors.UserVectors;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class SearchDataCollectorTest extends SparkTest {
  private static final RatingScale SCALE = new RatingScale(1, 5);

  /** Item 10 has two ratings, so it is column 0; item 99 and user 3 are not in train. */
  @Test
  void usersInTheirOrderWithWhatIsHeldOutOfThem() {
    Dataset<Row> train =
        Rated.table(spark(), new Rated(2, 10, 2), new Rated(1, 10, 4), new Rated(1, 20, 3));
    Dataset<Row> validation =
        Rated.table(spark(), new Rated(2, 20, 5), new Rated(2, 99, 1), new Rated(3, 10, 1));
    SearchData data = sent(collected("network.objective=rating", train, validation));
    assertThat(data.users()).isEqualTo(2);
    assertThat(data.items()).isEqualTo(2);
    assertThat(data.ratings()).isEqualTo(3);
    assertThat(data.validationRatings()).isEqualTo(1);
    assertThat(data.train().get(0).columns()).containsExactly(0, 1);
    assertThat(data.train().get(0).ratings()).containsExactly(4, 3);
    assertThat(data.train().get(1).columns()).containsExactly(0);
    assertThat(data.heldOut().get(0).size()).isZero();
    assertThat(data.heldOut().get(1).columns()).containsExactly(1);
    assertThat(data.heldOut().get(1).ratings()).containsExactly(5);
    assertThat(data.bias().mean()).isEqualTo(3);
    assertThat(data.scale()).isEqualTo(SCALE);
  }

  @Test
  void offsetsAreFittedOnlyWhereTheyAreRead() {
    Dataset<Row> train = Rated.table(spark(), new Rated(2, 10, 2), new Rated(1, 20, 3));
    SearchData data = collected("network.objective=ranking", train, train);
    assertThat(data.items()).isEqualTo(2);
    assertThat(data.bias().mean()).isZero();
    assertThat(data.bias().itemOffsets()).containsOnly(0);
  }

  /** Ratings of 5 and 3 are held out of one user each, and the second is relevant to nobody. */
  @Test
  void usersAreCountedByWhomANetworkIsValidated() {
    Dataset<Row> train = Rated.table(spark(), new Rated(2, 10, 2), new Rated(1, 20, 3));
    Dataset<Row> validation = Rated.table(spark(), new Rated(2, 20, 5), new Rated(1, 10, 3));
    SearchData data = collected("network.objective=rating", train, validation);
    assertThat(data.validated(plan("network.objective=rating").objective())).isEqualTo(2);
    assertThat(data.validated(plan("network.objective=ranking").objective())).isEqualTo(1);
  }

  private static SearchData collected(
      String objective, Dataset<Row> train, Dataset<Row> validation) {
    ColumnIndex items = ColumnIndex.of(train);
    return new SearchDataCollector(plan(objective), items, SCALE)
        .collect(UserVectors.of(train, items), validation);
  }

  private static SearchPlan plan(String objective) {
    return SearchPlan.of(SomeSearch.of(2, 2, 1), TestSettings.with(objective)).get(0);
  }

  /** As executors read it. */
  private static SearchData sent(SearchData data) {
    SerializerInstance serializer = SparkEnv.get().serializer().newInstance();
    ClassTag<SearchData> type = ClassTag$.MODULE$.apply(SearchData.class);
    return serializer.deserialize(serializer.serialize(data, type), type);
  }
}
