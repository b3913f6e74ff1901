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
import recommender.model.ItemCodes;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

class ItemCodingTest extends SparkTest {
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

    ItemCodes codes = new ItemCoding(vectors, items, transform).codes(network);

    List<Object> ids =
        items.table().orderBy("column").collectAsList().stream().map(row -> row.get(0)).toList();
    assertThat(codes.size()).isEqualTo(ITEMS);
    for (int column = 0; column < ITEMS; column += 50) {
      ItemCode alone =
          ItemCode.of(
                  UserVectors.vectors(vectors.filter("user = " + ids.get(column))).collect(),
                  network,
                  transform)
              .get(0);
      assertThat(codes.hidden()[column]).containsExactly(alone.hidden());
      assertThat(codes.parts()[column]).isEqualTo(alone.part());
      assertThat(codes.means()[column]).isEqualTo(alone.mean());
    }
  }

  /** Users 7 and 8 have columns 1 and 0; item 30 was not trained on. */
  @Test
  void fingerprintsAreThoseOfEachUsersVector() {
    Dataset<Row> train =
        Rated.table(spark(), new Rated(8, 10, 4), new Rated(8, 20, 1), new Rated(7, 10, 2));
    Dataset<Row> placed = RatingMatrix.Layout.BY_ITEM.placed(train);
    long[] fingerprints =
        ItemCoding.fingerprints(
            UserVectors.of(train, ColumnIndex.of(train)), ColumnIndex.of(placed));
    assertThat(fingerprints)
        .containsExactly(
            new UserVector(new int[] {0, 1}, new float[] {4, 1}).fingerprint(),
            new UserVector(new int[] {0}, new float[] {2}).fingerprint());
  }

  private Dataset<Row> table(List<Rated> rated) {
    return Rated.table(spark(), rated.toArray(Rated[]::new));
  }
}
