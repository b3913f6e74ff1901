package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.testing.Untouched;

class ModelStateTest {

  /** More than a chunk, and no multiple of one. */
  private static final int LENGTH = 100_003;

  @Test
  void theMeanIsElementByElement() {
    ModelState mean = state(0);
    mean.setToMeanOf(List.of(state(1), state(2), state(6)));
    assertThat(mean.arrays().get(0).toFloatVector()).isEqualTo(ramp(3).toFloatVector());
    assertThat(mean.arrays().get(1).toFloatVector()).isEqualTo(ramp(6).toFloatVector());
  }

  @Test
  void theMeanOfOneIsACopy() {
    ModelState mean = state(0);
    mean.setToMeanOf(List.of(state(5)));
    assertThat(mean).isEqualTo(state(5));
  }

  @Test
  void theMeanMayBeWrittenOverAState() {
    ModelState one = state(1);
    one.setToMeanOf(List.of(one, state(3)));
    assertThat(one).isEqualTo(state(2));
  }

  @Test
  void holdsTheArraysOfANetworkThemselves() {
    SparseNetwork network = prepared("training.optimizer=adam");
    ModelState state = ModelState.of(network);
    assertThat(state.floats()).isEqualTo(3 * network.numParams());
    state.arrays().forEach(array -> array.assign(7));
    assertThat(network.params().minNumber().floatValue()).isEqualTo(7);
    assertThat(network.optimizerState().minNumber().floatValue()).isEqualTo(7);
    assertThat(ModelState.of(prepared("training.optimizer=sgd")).arrays()).hasSize(1);
  }

  @Test
  void reachesTheEndOfMoreThanTwoGigabytes() {
    long length = (1L << 29) + 100;
    try (Untouched memory = new Untouched(length)) {
      INDArray large = memory.array();
      ModelState state = new ModelState(List.of(large));
      for (long at : new long[] {(1L << 29) - 4, length - 8}) {
        state.buffer(0, at, 8).put(0, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(large.getFloat(0, at + 7)).isEqualTo(8);
      }
    }
  }

  private static SparseNetwork prepared(String... changes) {
    SparseNetwork network = autoencoder(changes).fresh();
    network.prepare(null, 1);
    return network;
  }

  private static Autoencoder autoencoder(String... changes) {
    var settings = TestSettings.plain(changes);
    return new Autoencoder(settings.network(), settings.training(), 3, 100);
  }

  static ModelState state(int slope) {
    return new ModelState(List.of(ramp(slope), ramp(2 * slope)));
  }

  private static INDArray ramp(int slope) {
    float[] values = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      values[i] = slope * (i % 1000);
    }
    INDArray ramp = Nd4j.createUninitialized(DataType.FLOAT, 1, LENGTH);
    ramp.data().setData(values);
    return ramp;
  }
}
