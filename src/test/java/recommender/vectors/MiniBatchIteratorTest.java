package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.testing.Places;

class MiniBatchIteratorTest {
  private static final int USERS = 7;

  /** One worker with all users, in threes. */
  private static final BatchAssignment ALONE = new BatchAssignment(USERS, 3, 1, 42);

  @Test
  void everyEpochHasEveryUserOnceInAnotherOrder() {
    List<EpochBatch> seen = new ArrayList<>();
    List<List<Integer>> users = new ArrayList<>();
    MiniBatchIterator batches = batches(new Round(2, 4, 0, 1));
    while (batches.hasNext()) {
      EpochBatch batch = batches.next();
      seen.add(batch);
      users.add(users(batch));
    }
    assertThat(seen).extracting(EpochBatch::epoch).containsExactly(2, 2, 2, 3, 3, 3, 4, 4, 4);
    assertThat(seen)
        .extracting(EpochBatch::ratings)
        .containsExactly(3L, 3L, 1L, 3L, 3L, 1L, 3L, 3L, 1L);
    List<List<Integer>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      epochs.add(users.subList(3 * epoch, 3 * epoch + 3).stream().flatMap(List::stream).toList());
      assertThat(epochs.get(epoch)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }
    assertThat(epochs).doesNotHaveDuplicates();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void partsOfAnEpochMakeUpTheWhole() {
    List<Integer> whole = users(new Round(5, 5, 0, 1));
    List<Integer> parts = new ArrayList<>(users(new Round(5, 5, 0, 2)));
    assertThat(parts).hasSize(3);
    parts.addAll(users(new Round(5, 5, 1, 2)));
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void hasNextLeavesTheLastMiniBatchValid() {
    MiniBatchIterator batches = batches(new Round(1, 1, 0, 1));
    DataSet first = batches.next();
    List<Integer> users = users(first);
    assertThat(batches.hasNext()).isTrue();
    assertThat(users(first)).isEqualTo(users);
  }

  /** What dropout draws depends on seed, epoch and mini-batch, not on those trained before it. */
  @Test
  void dropoutIsSeededForEveryMiniBatch() {
    MiniBatchIterator all = batches(new Round(1, 1, 0, 1));
    all.next();
    float first = drawn();
    all.next();
    float second = drawn();
    assertThat(second).isNotEqualTo(first);
    batches(new Round(1, 1, 1, 3)).next();
    assertThat(drawn()).isEqualTo(second);
    batches(new Round(2, 2, 1, 3)).next();
    assertThat(drawn()).isNotEqualTo(second);
  }

  private static float drawn() {
    return Nd4j.rand(1, 1).getFloat(0);
  }

  /** User u rated the only item u + 1. */
  private static MiniBatchIterator batches(Round round) {
    InputTransform raw =
        InputTransform.unscaled(BiasModel.ofOffsets(0, new double[1]), Centring.NONE);
    WorkerUsers users =
        WorkerUsers.of(
            0,
            Places.inOrder(
                IntStream.range(0, USERS)
                    .mapToObj(user -> new UserVector(new int[] {0}, new float[] {user + 1}))
                    .toList()),
            raw);
    return new MiniBatchIterator(users, ALONE, round, Corruption.none(raw));
  }

  private static List<Integer> users(Round round) {
    List<Integer> users = new ArrayList<>();
    batches(round).forEachRemaining(batch -> users.addAll(users(batch)));
    return users;
  }

  private static List<Integer> users(DataSet batch) {
    List<Integer> users = new ArrayList<>();
    for (float rating : PackedRatings.unpack(batch.getFeatures(), 1).values()) {
      users.add((int) rating);
    }
    return users;
  }
}
