package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import recommender.baseline.BiasModel;
import recommender.config.Centring;

class MiniBatchTest {
  private static final InputTransform ITEM =
      new InputTransform(
          new BiasModel(3, new double[] {0.5, 0, -1}, new double[] {0, 0, 0}), Centring.ITEM);

  @Test
  void valuesAreCentredAndObservedOnesMarked() {
    DataSet batch = new MiniBatch(2, 3).filledWith(List.of(user(0, 5, 2, 1), user(1, 3)), ITEM);
    // 5 - 3 - 0.5, 1 - 3 + 1, and 3 - 3, which is a rating though it is 0.
    assertThat(batch.getFeatures().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1.5F, 0, -1}, {0, 0, 0}});
    assertThat(batch.getLabelsMaskArray().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 0, 1}, {0, 1, 0}});
    assertThat(batch.getLabels()).isSameAs(batch.getFeatures());
    assertThat(batch.getFeaturesMaskArray()).isNull();
    assertThat(batch.getFeatures().ordering()).isEqualTo('f');
  }

  @Test
  void theSameMatricesHoldTheNextUsersAndNothingOfTheLast() {
    MiniBatch matrices = new MiniBatch(2, 3);
    DataSet first = matrices.filledWith(List.of(user(0, 5, 2, 1), user(1, 4)), ITEM);
    DataSet second = matrices.filledWith(List.of(user(2, 4)), ITEM);
    assertThat(second.getFeatures()).isSameAs(first.getFeatures());
    assertThat(second.getFeatures().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 2}, {0, 0, 0}});
    assertThat(second.getLabelsMaskArray().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 1}, {0, 0, 0}});
  }

  /** A vector of columns and ratings in turn. */
  private static UserVector user(float... pairs) {
    int[] columns = new int[pairs.length / 2];
    float[] ratings = new float[pairs.length / 2];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (int) pairs[2 * i];
      ratings[i] = pairs[2 * i + 1];
    }
    return new UserVector(columns, ratings);
  }
}
