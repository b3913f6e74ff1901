package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.dataset.DataSet;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Denoising;
import recommender.config.LossOn;
import recommender.config.Noise;
import recommender.config.RatingScale;
import recommender.testing.SparkTest;
import recommender.testing.VectorTable;

class MiniBatchesTest extends SparkTest {
  private static final int USERS = 10;
  private static final InputTransform UNCENTRED =
      InputTransform.unscaled(BiasModel.ofOffsets(0, new double[USERS]), Centring.NONE);
  private static final Corruption RAW = Corruption.none(UNCENTRED);

  /** User u rated item u and item 0, so that every user can be recognised by the rows. */
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
  void everyUserIsTrainedOnceAnEpochAndTheLastMiniBatchIsFilledUp() {
    try (MiniBatches batches = batches(users(2), 4, 1)) {
      assertThat(batches.assignment().size()).isEqualTo(4);
      assertThat(batches.assignment().batches()).isEqualTo(3);
      assertThat(batches.ratings()).isEqualTo(19);
      List<List<String>> epoch = epoch(batches, 1);
      assertThat(epoch).allMatch(rows -> rows.size() == 4);
      assertThat(epoch.stream().map(MiniBatchesTest::empty)).containsExactly(0L, 0L, 2L);
      assertThat(epoch.stream().flatMap(List::stream).filter(row -> !row.isEmpty()))
          .containsExactlyInAnyOrderElementsOf(everyUser());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "1, 10", "2, 2", "3, 2", "3, 4", "4, 3", "9, 2", "10, 1"})
  void everyUserIsTrainedOnceAnEpochByAnyWorkersAndRounds(int size, int workers) {
    try (MiniBatches batches = batches(users(3), size, workers)) {
      for (RoundLength length :
          List.of(RoundLength.ofBatches(batches.assignment(), 1), RoundLength.ofEpochs(2))) {
        List<String> met = new ArrayList<>();
        length
            .rounds(2)
            .forEach(
                round ->
                    batches.of(round).map(MiniBatchesTest::rows).collect().forEach(met::addAll));
        met.removeIf(String::isEmpty);
        List<String> twice = new ArrayList<>(everyUser());
        twice.addAll(everyUser());
        assertThat(met).containsExactlyInAnyOrderElementsOf(twice);
      }
    }
  }

  @Test
  void partitionsDoNotChangeMiniBatchesAndHiddenRatings() {
    Denoising half = new Denoising(0.5, LossOn.HIDDEN, new Noise(Noise.Kind.GAUSSIAN, 1));
    Corruption noisy = new Corruption(UNCENTRED, half, new RatingScale(0, 90));
    BatchAssignment assignment = new BatchAssignment(USERS, 3, 2, 1);
    try (MiniBatches one = MiniBatches.of(users(1), noisy, assignment);
        MiniBatches many = MiniBatches.of(users(4), noisy, assignment)) {
      assertThat(epoch(many, 1)).isEqualTo(epoch(one, 1)).hasSize(4);
      assertThat(epoch(many, 2)).isNotEqualTo(epoch(one, 1));
    }
  }

  @Test
  void epochsAndSeedsHaveDifferentOrders() {
    try (MiniBatches batches = batches(users(2), 3, 1);
        MiniBatches other = MiniBatches.of(users(2), RAW, new BatchAssignment(USERS, 3, 1, 2))) {
      Set<String> first = asSet(epoch(batches, 1));
      assertThat(asSet(epoch(batches, 1))).isEqualTo(first);
      assertThat(asSet(epoch(batches, 2))).isNotEqualTo(first);
      assertThat(asSet(epoch(other, 1))).isNotEqualTo(first);
    }
  }

  @Test
  void eachWorkerIsOnePartitionWithTheSameUsersInEveryEpoch() {
    try (MiniBatches batches = batches(users(2), 2, 3)) {
      List<Set<String>> first = byWorker(batches, 1);
      assertThat(first).extracting(Set::size).containsExactly(4, 4, 2);
      assertThat(byWorker(batches, 2)).isEqualTo(first);
      assertThat(batches.places().collect()).containsExactly(0, 1, 2);
    }
  }

  @Test
  void valuesAreCentred() {
    Corruption centred =
        Corruption.none(
            InputTransform.unscaled(
                BiasModel.ofOffsets(3, new double[] {0.5, -0.5}), Centring.ITEM));
    try (MiniBatches batches =
        MiniBatches.of(
            VectorTable.of(spark(), 1, "0:5 1:2", "1:4"),
            centred,
            new BatchAssignment(2, 2, 1, 1))) {
      assertThat(epoch(batches, 1).get(0)).containsExactlyInAnyOrder("0:1.5 1:-0.5", "1:1.5");
    }
  }

  /** Of a shuffled job Spark would run or skip a second stage. */
  @Test
  void aRoundIsAJobOfOneStage() throws TimeoutException {
    try (MiniBatches batches = batches(users(2), 2, 2)) {
      context().setJobGroup("round", "", false);
      batches.of(new Round(1, 1, 0, 1)).count();
      spark().sparkContext().listenerBus().waitUntilEmpty();
      int[] jobs = context().statusTracker().getJobIdsForGroup("round");
      assertThat(jobs).hasSize(1);
      int[] stages = context().statusTracker().getJobInfo(jobs[0]).stageIds();
      assertThat(
              IntStream.of(stages)
                  .mapToObj(context().statusTracker()::getStageInfo)
                  .filter(stage -> stage != null && stage.numCompletedTasks() > 0))
          .hasSize(1);
    } finally {
      context().clearJobGroup();
    }
  }

  @Test
  void anotherNumberOfUsersIsRefusedAndFreed() {
    int before = context().getPersistentRDDs().size();
    assertThatThrownBy(() -> MiniBatches.of(users(2), RAW, new BatchAssignment(8, 2, 2, 1)))
        .hasStackTraceContaining("expected");
    assertThat(context().getPersistentRDDs()).hasSize(before);
  }

  @Test
  void closingFreesTheUsers() {
    int before = context().getPersistentRDDs().size();
    MiniBatches batches = batches(users(2), 2, 2);
    assertThat(context().getPersistentRDDs()).hasSize(before + 1);
    batches.close();
    assertThat(context().getPersistentRDDs()).hasSize(before);
  }

  private static MiniBatches batches(Dataset<Row> users, int size, int workers) {
    return MiniBatches.of(users, RAW, new BatchAssignment(USERS, size, workers, 1));
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }

  /** The rows of every mini-batch of an epoch, worker after worker. */
  private static List<List<String>> epoch(MiniBatches batches, int epoch) {
    return batches.of(new Round(epoch, epoch, 0, 1)).map(MiniBatchesTest::rows).collect();
  }

  private static List<Set<String>> byWorker(MiniBatches batches, int epoch) {
    return batches
        .of(new Round(epoch, epoch, 0, 1))
        .map(MiniBatchesTest::rows)
        .glom()
        .map(MiniBatchesTest::users)
        .collect();
  }

  private static Set<String> users(List<List<String>> batches) {
    Set<String> users = new TreeSet<>();
    batches.forEach(users::addAll);
    users.remove("");
    return users;
  }

  private static long empty(List<String> rows) {
    return rows.stream().filter(String::isEmpty).count();
  }

  private static Set<String> asSet(List<List<String>> batches) {
    Set<String> set = new TreeSet<>();
    batches.forEach(rows -> set.add(rows.toString()));
    return set;
  }

  /** The ratings of each row, read in the task: the arrays are freed after it. */
  private static List<String> rows(DataSet batch) {
    SparseRows ratings = PackedRatings.unpack(batch.getFeatures(), USERS);
    List<String> rows = new ArrayList<>();
    for (int user = 0; user < ratings.users(); user++) {
      rows.add(
          IntStream.range(ratings.starts()[user], ratings.starts()[user + 1])
              .mapToObj(i -> ratings.columns()[i] + ":" + ratings.values()[i])
              .collect(Collectors.joining(" ")));
    }
    return rows;
  }
}
