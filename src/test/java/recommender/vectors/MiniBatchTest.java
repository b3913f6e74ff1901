package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import recommender.baseline.BiasModel;
import recommender.config.Centring;

class MiniBatchTest {
  private static final InputTransform RAW =
      new InputTransform(BiasModel.ofOffsets(0, new double[3]), Centring.NONE);
  private static final WorkerUsers USERS =
      WorkerUsers.of(
          0,
          List.of(
                  new UserVector(new int[] {0, 2}, new float[] {1.5F, -1}),
                  new UserVector(new int[] {1}, new float[] {0}),
                  new UserVector(new int[] {2}, new float[] {2}))
              .iterator(),
          RAW);

  @Test
  void isFilledUpWithUsersWithoutRatings() {
    DataSet batch = new MiniBatch(USERS, 3, 3).filledWith(new int[] {1, 0});
    SparseRows rows = PackedRatings.unpack(batch.getFeatures(), 3);
    assertThat(rows.starts()).containsExactly(0, 1, 3, 3);
    // User 1 rated item 1, though what the network sees is 0.
    assertThat(rows.columns()).containsExactly(1, 0, 2);
    assertThat(rows.values()).containsExactly(0, 1.5F, -1);
    assertThat(batch.getLabels()).isSameAs(batch.getFeatures());
    assertThat(batch.numExamples()).isEqualTo(3);
  }

  @Test
  void onlyTheLastOneExists() {
    MiniBatch batches = new MiniBatch(USERS, 2, 3);
    DataSet first = batches.filledWith(new int[] {0, 1});
    DataSet second = batches.filledWith(new int[] {2});
    assertThat(first.getFeatures().wasClosed()).isTrue();
    assertThat(PackedRatings.unpack(second.getFeatures(), 3).starts()).containsExactly(0, 1, 1);
  }
}
