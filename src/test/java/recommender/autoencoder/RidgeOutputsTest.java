package recommender.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Settings;
import recommender.evaluation.ItemCoding;
import recommender.model.ItemCode;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

class RidgeOutputsTest extends SparkTest {
  private static final int ITEMS = 300;
  private static final int USERS = 5;
  private static final int UNITS = 3;
  private static final double[] OFFSETS = {0.5, -0.5, 0.25, 0, 0.1};

  /** Has less than a hundred ratings. */
  private static final int FEW = 4;

  /** By item and user; 0 where there is none. */
  private final double[][] ratings = ratings(new Random(1));

  /**
   * Beside the normal equations, on codes of items that the user never rated; outputs of a user of
   * few ratings stay as they are.
   */
  @Test
  void outputsAreHalfOfThemselvesAndHalfARegressionOnCodesWithoutTheUser() {
    Dataset<Row> byUser = table(false);
    Dataset<Row> byItem = table(true);
    ColumnIndex items = ColumnIndex.of(byUser);
    ColumnIndex users = ColumnIndex.of(byItem);
    InputTransform transform = InputTransform.of(BiasModel.ofOffsets(3, OFFSETS), settings());
    SparseNetwork network = network();
    float[][] weights = network.outputWeights();
    float[] offsets = network.outputOffsets();

    new RidgeOutputs(network)
        .average(
            new ItemCoding(UserVectors.of(byItem, users), items, transform),
            UserVectors.of(byUser, items),
            users);

    for (int column = 0; column < USERS; column++) {
      int user = ((Number) users.ids().get(column)).intValue();
      double[] regression = regression(user, column, users, transform, network());
      for (int unit = 0; unit < UNITS; unit++) {
        double mean = (weights[column][unit] + regression[unit]) / 2;
        assertThat((double) network.outputWeights()[column][unit])
            .isCloseTo(user == FEW ? weights[column][unit] : mean, within(1e-5));
      }
      double mean = (offsets[column] + regression[UNITS] - OFFSETS[column]) / 2;
      assertThat((double) network.outputOffsets()[column])
          .isCloseTo(user == FEW ? offsets[column] : mean, within(1e-5));
    }
    assertThat(Arrays.deepEquals(network.outputWeights(), weights)).isFalse();
  }

  /** Weights and, last, the offset that minimise the squared errors + 200 |w|² + 5 b². */
  private double[] regression(
      int user, int column, ColumnIndex users, InputTransform transform, SparseNetwork network) {
    RealMatrix normal = new Array2DRowRealMatrix(UNITS + 1, UNITS + 1);
    ArrayRealVector right = new ArrayRealVector(UNITS + 1);
    for (int unit = 0; unit < UNITS; unit++) {
      normal.setEntry(unit, unit, 200);
    }
    normal.setEntry(UNITS, UNITS, 5);
    for (double[] item : ratings) {
      if (item[user] > 0) {
        ItemCode code =
            ItemCode.of(List.of(without(column, item, users)), network, transform).get(0);
        double[] row = new double[UNITS + 1];
        for (int unit = 0; unit < UNITS; unit++) {
          row[unit] = code.hidden()[unit];
        }
        row[UNITS] = 1;
        ArrayRealVector vector = new ArrayRealVector(row);
        normal = normal.add(vector.outerProduct(vector));
        right = right.add(vector.mapMultiply(item[user] - code.mean()));
      }
    }
    return new LUDecomposition(normal).getSolver().solve(right).toArray();
  }

  /** The ratings of an item by all but one user. */
  private static UserVector without(int column, double[] item, ColumnIndex users) {
    int[] columns =
        IntStream.range(0, USERS)
            .filter(other -> other != column && rating(item, other, users) > 0)
            .toArray();
    float[] values = new float[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rating(item, columns[i], users);
    }
    return new UserVector(columns, values);
  }

  private static double rating(double[] item, int column, ColumnIndex users) {
    return item[((Number) users.ids().get(column)).intValue()];
  }

  private static SparseNetwork network() {
    Settings settings = settings();
    return new Autoencoder(settings.network(), settings.training(), USERS, 100).fresh();
  }

  private static Settings settings() {
    return TestSettings.with(
        "network.vectors=item", "network.hidden=[3]", "network.weights=normal(0.5)");
  }

  private Dataset<Row> table(boolean exchanged) {
    List<Rated> rated = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      for (int user = 0; user < USERS; user++) {
        if (ratings[item][user] > 0) {
          rated.add(
              exchanged
                  ? new Rated(item, user, ratings[item][user])
                  : new Rated(user, item, ratings[item][user]));
        }
      }
    }
    return Rated.table(spark(), rated.toArray(Rated[]::new));
  }

  private static double[][] ratings(Random random) {
    double[][] ratings = new double[ITEMS][USERS];
    for (int item = 0; item < ITEMS; item++) {
      for (int user = 0; user < USERS; user++) {
        if (user == item % USERS || user != FEW && random.nextBoolean()) {
          ratings[item][user] = 1 + random.nextInt(5);
        }
      }
    }
    return ratings;
  }
}
