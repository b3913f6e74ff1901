package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EaseWeightsTest {
  private static final Offset<Float> CLOSE = within(1e-6f);
  private static final int ITEMS = 150;
  private static final int[][] USERS = EaseTest.users(200, ITEMS);

  @Test
  void scoresAreTheSumOfTheRowsOfPositives() {
    double[][] weights = NaiveEase.weights(NaiveEase.gram(USERS, ITEMS), 5);
    try (EaseWeights shallow = shallow()) {
      float[] scores = shallow.scores(new int[] {2, 70, 149});
      for (int item = 0; item < ITEMS; item++) {
        double expected = weights[2][item] + weights[70][item] + weights[149][item];
        assertThat(scores[item]).isCloseTo((float) expected, within(1e-6f));
      }
      assertThat(shallow.scores(new int[0])).containsOnly(0).hasSize(ITEMS);
    }
  }

  @Test
  void thePublishedNetworkIsOneStockLayerOverTheSameArray() {
    try (EaseWeights shallow = shallow()) {
      MultiLayerNetwork network = shallow.published();
      assertThat(network.getLayers()).hasSize(1);
      assertThat(network.getLayer(0).conf().getLayer()).isExactlyInstanceOf(OutputLayer.class);
      assertThat(network.params().data().address())
          .isEqualTo(shallow.published().params().data().address());
      assertThat(network.getLayer(0).getParam("W").data().address())
          .isEqualTo(network.params().data().address());
      assertThat(output(network, USERS[4])).containsExactly(shallow.scores(USERS[4]), CLOSE);
    }
  }

  @Test
  void weightsAreReadBackFromASavedNetwork() throws IOException {
    try (EaseWeights shallow = shallow()) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ModelSerializer.writeModel(shallow.published(), file, false);
      MultiLayerNetwork restored =
          ModelSerializer.restoreMultiLayerNetwork(
              new ByteArrayInputStream(file.toByteArray()), false);
      assertThat(output(restored, USERS[9])).containsExactly(shallow.scores(USERS[9]), CLOSE);
      try (EaseWeights taken = EaseWeights.taken(restored)) {
        assertThat(taken.items()).isEqualTo(ITEMS);
        assertThat(taken.scores(USERS[9])).containsExactly(shallow.scores(USERS[9]), CLOSE);
      }
    }
  }

  private static EaseWeights shallow() {
    return new Ease(EaseTest.upper(NaiveEase.gram(USERS, ITEMS))).weights(5);
  }

  private static float[] output(MultiLayerNetwork network, int[] positive) {
    INDArray x = Nd4j.zeros(DataType.FLOAT, 1, ITEMS);
    for (int item : positive) {
      x.putScalar(0, item, 1);
    }
    return network.output(x).toFloatVector();
  }
}
