package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.testing.SparkTest;
import recommender.vectors.UserVector;

class GramTest extends SparkTest {
  private static final int ITEMS = 41;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void pairsOfPositivesAreCountedWhateverThePartitions(int partitions) {
    List<UserVector> users = users();
    float[][] expected = new float[ITEMS][ITEMS];
    for (UserVector user : users) {
      for (int i : user.columns()) {
        for (int j : user.columns()) {
          if (i <= j) {
            expected[i][j]++;
          }
        }
      }
    }
    assertThat(gram(users, partitions, ITEMS).toFloatMatrix()).isDeepEqualTo(expected);
  }

  /** Values do not count, and neither does who positives nothing. */
  @Test
  void theGramMatrixOfThreeUsersIsThatWorkedOutByHand() {
    List<UserVector> users =
        List.of(
            new UserVector(new int[] {0, 2}, new float[] {5, 1}),
            new UserVector(new int[] {2}, new float[] {3}),
            new UserVector(new int[0], new float[0]));
    assertThat(gram(users, 2, 3).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 0, 1}, {0, 0, 0}, {0, 0, 2}});
  }

  @Test
  void aSingleItemIsOneStripe() {
    List<UserVector> users = List.of(new UserVector(new int[] {0}, new float[] {5}));
    assertThat(gram(users, 1, 1).toFloatMatrix()).isDeepEqualTo(new float[][] {{1}});
  }

  /** 20,000 items have 200,010,000 pairs, 763 MiB; the first row has 80,000 bytes. */
  @Test
  void thereIsAStripeForEverySlotAndNoneIsLarge() {
    assertThat(Gram.stripes(3, 8)).isEqualTo(3);
    assertThat(Gram.stripes(1000, 8)).isEqualTo(8);
    assertThat(Gram.stripes(20_000, 8)).isEqualTo(12);
    assertThat(Gram.stripeBytes(20_000, 8)).isEqualTo(800_040_000 / 12 + 40_000);
  }

  private static INDArray gram(List<UserVector> users, int partitions, int items) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    JavaRDD<UserVector> vectors = context.parallelize(users, partitions);
    return Gram.of(vectors, items);
  }

  private static List<UserVector> users() {
    Random random = new Random(5);
    List<UserVector> users = new ArrayList<>();
    for (int user = 0; user < 60; user++) {
      int[] columns =
          IntStream.range(0, ITEMS)
              .filter(item -> random.nextDouble() < 1 / (1 + 0.3 * item))
              .toArray();
      users.add(new UserVector(columns, new float[columns.length]));
    }
    return users;
  }
}
