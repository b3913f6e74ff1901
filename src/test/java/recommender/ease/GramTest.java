package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;
import recommender.testing.SparkTest;

class GramTest extends SparkTest {
  private static final int PLACES = 41;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void weightsOfPairsAreAddedUpWhateverThePartitions(int partitions) {
    WeightedUser[] users = NaiveEase.users(60, PLACES, 1);
    double[][] sums = NaiveEase.gram(users, PLACES);
    float[][] expected = new float[PLACES][PLACES];
    for (int i = 0; i < PLACES; i++) {
      for (int j = i; j < PLACES; j++) {
        expected[i][j] = (float) sums[i][j];
      }
    }
    int[] all = IntStream.range(0, PLACES).toArray();
    assertThat(gram(users, partitions, PLACES, all)).isDeepEqualTo(expected);
  }

  @Test
  void theGramMatrixOfThreeUsersIsThatWorkedOutByHand() {
    WeightedUser[] users = {
      new WeightedUser(new int[] {0, 2}, 0.5),
      new WeightedUser(new int[] {2}, 2),
      new WeightedUser(new int[0], 7)
    };
    assertThat(gram(users, 2, 3, 0, 1, 2))
        .isDeepEqualTo(new float[][] {{0.5f, 0, 0.5f}, {0, 0, 0}, {0, 0, 2.5f}});
    assertThat(gram(users, 2, 3, 0, 2)).isDeepEqualTo(new float[][] {{0.5f, 0.5f}, {0, 2.5f}});
  }

  @Test
  void aSinglePlaceIsOneStripe() {
    WeightedUser[] users = {new WeightedUser(new int[] {0}, 1)};
    assertThat(gram(users, 1, 1, 0)).isDeepEqualTo(new float[][] {{1}});
  }

  /** 20,000 places have 200,010,000 pairs, 763 MiB; the first row has 80,000 bytes. */
  @Test
  void thereIsAStripeForEverySlotAndNoneIsLarge() {
    assertThat(Gram.stripes(3, 8)).isEqualTo(3);
    assertThat(Gram.stripes(1000, 8)).isEqualTo(8);
    assertThat(Gram.stripes(20_000, 8)).isEqualTo(12);
    assertThat(Gram.stripeBytes(20_000, 8)).isEqualTo(800_040_000 / 12 + 40_000);
  }

  private static float[][] gram(WeightedUser[] users, int partitions, int size, int... chosen) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    INDArray array = Nd4j.zeros(DataType.FLOAT, chosen.length, chosen.length);
    try (Gram gram = new Gram(context.parallelize(List.of(users), partitions), size)) {
      gram.write(chosen, new OffHeapFloats(array));
    }
    return array.toFloatMatrix();
  }
}
