package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;

class EaseWeightsTest {
  private static final Offset<Float> CLOSE = within(1e-5f);
  private static final int ITEMS = 150;

  /** Two items with two places each. */
  private static EaseWeights two() {
    return new EaseWeights(Nd4j.createFromArray(new float[][] {{0, 1, 0, 2, 3, 0, 4, 0}}), 2, 2);
  }

  @Test
  void scoresAreTheSumOfTheRowsOfPlaces() {
    try (EaseWeights weights = two()) {
      assertThat(weights.items()).isEqualTo(2);
      assertThat(weights.scores(new int[] {1, 2})).containsExactly(3, 2);
      assertThat(weights.scores(new int[0])).containsExactly(0, 0);
    }
  }

  /** Columns of [0 1; 3 0; 0 2; 4 0], whose first two rows are of the first channel. */
  @Test
  void thePublishedNetworkHasTheChannelsSideBySide() {
    try (EaseWeights weights = two()) {
      weights.multiply(new float[] {1, 10});
      MultiLayerNetwork network = weights.published();
      assertThat(network.params().toFloatVector()).containsExactly(0, 3, 0, 4, 10, 0, 20, 0);
      assertThat(network.output(Nd4j.createFromArray(new float[][] {{0, 1, 1, 0}})).toFloatVector())
          .containsExactly(3, 20);
    }
  }

  @Test
  void thePublishedNetworkIsOneStockLayerOverTheSameArray() {
    INDArray array = random(1);
    try (EaseWeights weights = new EaseWeights(array, ITEMS, 1)) {
      MultiLayerNetwork network = weights.published();
      assertThat(network.getLayers()).hasSize(1);
      assertThat(network.getLayer(0).conf().getLayer()).isExactlyInstanceOf(OutputLayer.class);
      assertThat(network.params().data().address()).isEqualTo(array.data().address());
      assertThat(network.getLayer(0).getParam("W").data().address())
          .isEqualTo(array.data().address());
      assertThat(weights.published().params()).isEqualTo(network.params());
    }
  }

  @Test
  void thereAreNoScoresAfterANetworkHasTakenTheArray() {
    try (EaseWeights weights = two()) {
      weights.published();
      assertThatThrownBy(() -> weights.scores(new int[] {0}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("expected weights that are not published yet");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void weightsAreReadBackFromASavedNetwork(int channels) throws IOException {
    int[] places = {2, 70, 149};
    try (EaseWeights weights = new EaseWeights(random(channels), ITEMS, channels)) {
      float[] scores = weights.scores(places);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ModelSerializer.writeModel(weights.published(), file, false);
      MultiLayerNetwork restored =
          ModelSerializer.restoreMultiLayerNetwork(
              new ByteArrayInputStream(file.toByteArray()), false);
      assertThat(output(restored, places, channels)).containsExactly(scores, CLOSE);
      try (EaseWeights taken = EaseWeights.taken(restored)) {
        assertThat(taken.items()).isEqualTo(ITEMS);
        assertThat(taken.scores(places)).isEqualTo(scores);
      }
    }
  }

  private static INDArray random(int channels) {
    Random random = new Random(7);
    INDArray array = EaseWeights.floats((long) ITEMS * channels * ITEMS);
    float[] numbers = new float[ITEMS * channels * ITEMS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat();
    }
    new OffHeapFloats(array).write(0, numbers);
    return array;
  }

  private static float[] output(MultiLayerNetwork network, int[] places, int channels) {
    INDArray x = Nd4j.zeros(DataType.FLOAT, 1, (long) ITEMS * channels);
    for (int place : places) {
      x.putScalar(0, place % channels * (long) ITEMS + place / channels, 1);
    }
    return network.output(x).toFloatVector();
  }
}
