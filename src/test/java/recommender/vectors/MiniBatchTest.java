package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Denoising;
import recommender.config.LossOn;
import recommender.config.Noise;
import recommender.config.RatingScale;
import recommender.testing.Places;

class MiniBatchTest {
  private static final InputTransform RAW =
      InputTransform.unscaled(BiasModel.ofOffsets(0, new double[3]), Centring.NONE);
  private static final WorkerUsers USERS =
      WorkerUsers.of(
          0,
          Places.inOrder(
              List.of(
                  new UserVector(new int[] {0, 2}, new float[] {1.5F, -1}),
                  new UserVector(new int[] {1}, new float[] {0}),
                  new UserVector(new int[] {2}, new float[] {2}))),
          RAW);

  @Test
  void aShortMiniBatchIsFilledUpWithUsersWithoutRatings() {
    EpochBatch batch = batches(3).filledWith(new int[] {1, 0}, 1);
    SparseRows rows = PackedRatings.unpack(batch.getFeatures(), 3);
    assertThat(rows.starts()).containsExactly(0, 1, 3, 3);
    // User 1 rated item 1, though what the network sees is 0.
    assertThat(rows.columns()).containsExactly(1, 0, 2);
    assertThat(rows.values()).containsExactly(0, 1.5F, -1);
    assertThat(batch.getLabels()).isSameAs(batch.getFeatures());
    assertThat(batch.numExamples()).isEqualTo(3);
    assertThat(batch.epoch()).isEqualTo(1);
    assertThat(batch.ratings()).isEqualTo(3);
  }

  @Test
  void theNextMiniBatchFreesTheLastOne() {
    MiniBatch batches = batches(2);
    DataSet first = batches.filledWith(new int[] {0, 1}, 1);
    DataSet second = batches.filledWith(new int[] {2}, 1);
    assertThat(first.getFeatures().wasClosed()).isTrue();
    assertThat(PackedRatings.unpack(second.getFeatures(), 3).starts()).containsExactly(0, 1, 1);
  }

  /** Half of what is fed in is hidden, and the loss is summed over that half. */
  @Test
  void featuresAndLabelsDifferWhereRatingsAreHidden() {
    Denoising half = new Denoising(0.5, LossOn.HIDDEN, Noise.NONE);
    Corruption corruption = new Corruption(RAW, half, new RatingScale(-1, 2));
    MiniBatch batches = new MiniBatch(USERS, corruption, new BatchAssignment(3, 3, 1, 7));
    EpochBatch batch = batches.filledWith(new int[] {0, 1, 2}, 1);
    int fed = PackedRatings.unpack(batch.getFeatures(), 3).ratings();
    SparseRows targets = PackedRatings.unpack(batch.getLabels(), 3);
    assertThat(fed + targets.ratings()).isEqualTo(4);
    assertThat(batch.ratings()).isEqualTo(targets.ratings());
    batches.filledWith(new int[] {0}, 2);
    assertThat(batch.getFeatures().wasClosed()).isTrue();
    assertThat(batch.getLabels().wasClosed()).isTrue();
  }

  private static MiniBatch batches(int size) {
    return new MiniBatch(USERS, Corruption.none(RAW), new BatchAssignment(3, size, 1, 1));
  }
}
