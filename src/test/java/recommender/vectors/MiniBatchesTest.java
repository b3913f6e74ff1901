package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.testing.SparkTest;
import recommender.testing.VectorTable;

class MiniBatchesTest extends SparkTest {
  private static final int USERS = 10;
  private static final InputTransform RAW =
      new InputTransform(new BiasModel(0, new double[USERS], new double[USERS]), Centring.NONE);

  /** User u rated item u and item 0, so that every user can be told from the rows. */
  private static Dataset<Row> users(int partitions) {
    return VectorTable.of(
        spark(),
        partitions,
        IntStream.range(0, USERS)
            .mapToObj(u -> u == 0 ? "0:5" : "0:%d %d:%d".formatted(u, u, 10 * u))
            .toArray(String[]::new));
  }

  private static List<String> everyUser() {
    return IntStream.range(0, USERS)
        .mapToObj(u -> u == 0 ? "0:5.0" : "0:%d.0 %d:%d.0".formatted(u, u, 10 * u))
        .toList();
  }

  @Test
  void everyUserIsMetOnceAnEpochAndTheLastMiniBatchIsFilledUp() {
    try (MiniBatches batches = MiniBatches.of(users(2), RAW, 4, 1)) {
      assertThat(batches.size()).isEqualTo(4);
      assertThat(batches.perEpoch()).isEqualTo(3);
      List<List<String>> epoch = epoch(batches, 1, 1, 1);
      assertThat(epoch).allMatch(rows -> rows.size() == 4);
      assertThat(epoch.stream().map(MiniBatchesTest::empty)).containsExactly(0L, 0L, 2L);
      assertThat(epoch.stream().flatMap(List::stream).filter(row -> !row.isEmpty()))
          .containsExactlyInAnyOrderElementsOf(everyUser());
    }
  }

  @Test
  void partitionsAndWorkersDoNotChangeWhoMeetsWhom() {
    try (MiniBatches one = MiniBatches.of(users(1), RAW, 3, 1);
        MiniBatches many = MiniBatches.of(users(4), RAW, 3, 1)) {
      Set<String> expected = asSet(epoch(one, 1, 1, 9));
      assertThat(expected).hasSize(4);
      assertThat(asSet(epoch(many, 1, 1, 9))).isEqualTo(expected);
      assertThat(asSet(epoch(many, 1, 3, 9))).isEqualTo(expected);
      assertThat(asSet(epoch(many, 1, 2, 1))).isEqualTo(expected);
    }
  }

  @Test
  void anotherEpochAndAnotherSeedHaveAnotherOrder() {
    try (MiniBatches batches = MiniBatches.of(users(2), RAW, 3, 1);
        MiniBatches other = MiniBatches.of(users(2), RAW, 3, 2)) {
      Set<String> first = asSet(epoch(batches, 1, 1, 9));
      assertThat(asSet(epoch(batches, 1, 1, 9))).isEqualTo(first);
      assertThat(asSet(epoch(batches, 2, 1, 9))).isNotEqualTo(first);
      assertThat(asSet(epoch(other, 1, 1, 9))).isNotEqualTo(first);
    }
  }

  @Test
  void eachWorkerIsOnePartition() {
    try (MiniBatches batches = MiniBatches.of(users(2), RAW, 2, 1)) {
      Round round = new Round(0, 5, 3);
      List<Integer> sizes =
          batches.of(1, round).map(MiniBatchesTest::rows).glom().map(List::size).collect();
      assertThat(sizes).containsExactly(2, 2, 1);
    }
  }

  @Test
  void valuesAreCentred() {
    InputTransform centred =
        new InputTransform(
            new BiasModel(3, new double[] {0.5, -0.5}, new double[2]), Centring.ITEM);
    try (MiniBatches batches =
        MiniBatches.of(VectorTable.of(spark(), 1, "0:5 1:2", "1:4"), centred, 2, 1)) {
      assertThat(epoch(batches, 1, 1, 1).get(0)).containsExactlyInAnyOrder("0:1.5 1:-0.5", "1:1.5");
    }
  }

  @Test
  void aMiniBatchIsNoLargerThanThereAreUsers() {
    try (MiniBatches batches = MiniBatches.of(users(2), RAW, 64, 1)) {
      assertThat(batches.size()).isEqualTo(USERS);
      assertThat(batches.perEpoch()).isEqualTo(1);
    }
  }

  /** The rows of every mini-batch of an epoch, round after round. */
  private static List<List<String>> epoch(
      MiniBatches batches, int epoch, int workers, int frequency) {
    List<List<String>> all = new ArrayList<>();
    for (Round round : Round.plan(batches.perEpoch(), workers, frequency)) {
      all.addAll(batches.of(epoch, round).map(MiniBatchesTest::rows).collect());
    }
    return all;
  }

  private static long empty(List<String> rows) {
    return rows.stream().filter(String::isEmpty).count();
  }

  private static Set<String> asSet(List<List<String>> batches) {
    Set<String> set = new TreeSet<>();
    batches.forEach(rows -> set.add(rows.toString()));
    return set;
  }

  /** What is observed in each row, read in the task: the matrices are filled anew after it. */
  private static List<String> rows(DataSet batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.getFeatures().rows(); row++) {
      rows.add(row(batch.getFeatures(), batch.getLabelsMaskArray(), row));
    }
    return rows;
  }

  private static String row(INDArray values, INDArray mask, int row) {
    List<String> observed = new ArrayList<>();
    for (int column = 0; column < values.columns(); column++) {
      if (mask.getFloat(row, column) == 1) {
        observed.add(column + ":" + values.getFloat(row, column));
      } else if (values.getFloat(row, column) != 0) {
        observed.add("unmasked " + values.getFloat(row, column));
      }
    }
    return String.join(" ", observed);
  }
}
