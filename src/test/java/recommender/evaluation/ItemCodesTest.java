package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Settings;
import recommender.model.ItemCode;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVectors;

class ItemCodesTest extends SparkTest {
  private static final int ITEMS = 300;
  private static final int USERS = 5;

  /** More items than are looked at together, in other places than those of their ids. */
  @Test
  void codesByColumnEqualThoseOfEachItemAlone() {
    Random random = new Random(1);
    List<Rated> rated = new ArrayList<>();
    List<Rated> exchanged = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      for (int user = 0; user < USERS; user++) {
        if (user == item % USERS || random.nextBoolean()) {
          double rating = 1 + random.nextInt(5);
          rated.add(new Rated(user, item, rating));
          exchanged.add(new Rated(item, user, rating));
        }
      }
    }
    ColumnIndex items = ColumnIndex.of(table(rated));
    ColumnIndex users = ColumnIndex.of(table(exchanged));
    Dataset<Row> vectors = UserVectors.of(table(exchanged), users);
    Settings settings = TestSettings.with("network.hidden=[3]", "network.activation=tanh");
    InputTransform transform =
        InputTransform.of(BiasModel.ofOffsets(3, new double[USERS]), settings);
    SparseNetwork network =
        new Autoencoder(settings.network(), settings.training(), USERS, rated.size()).fresh();

    List<ItemCode> codes = ItemCodes.of(vectors, items, network, transform);

    List<Object> ids =
        items.table().orderBy("column").collectAsList().stream().map(row -> row.get(0)).toList();
    assertThat(codes).hasSize(ITEMS);
    for (int column = 0; column < ITEMS; column += 50) {
      ItemCode alone =
          ItemCode.of(
                  UserVectors.vectors(vectors.filter("user = " + ids.get(column))).collect(),
                  network,
                  transform)
              .get(0);
      assertThat(codes.get(column).hidden()).containsExactly(alone.hidden());
      assertThat(codes.get(column).part()).isEqualTo(alone.part());
    }
  }

  private Dataset<Row> table(List<Rated> rated) {
    return Rated.table(spark(), rated.toArray(Rated[]::new));
  }
}
