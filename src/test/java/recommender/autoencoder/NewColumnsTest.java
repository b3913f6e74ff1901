package recommender.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.CarriedColumns;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;

class NewColumnsTest {
  /** Of three columns the last is new. */
  private static final CarriedColumns COLUMNS =
      new CarriedColumns(new int[] {0, 1, CarriedColumns.NEW}, 2);

  @Test
  void anOutputThatIsSilentIsNothing() {
    SparseNetwork network = network();
    NewColumns.SILENT.begin(COLUMNS, network);
    assertThat(network.outputOffsets()).containsExactly(8, 9, 0);
    assertThat(network.outputWeights()).isDeepEqualTo(new float[][] {{5}, {6}, {0}});
    assertThat(network.inputWeights(2)).containsExactly(3);
  }

  /** The offsets 8 and 9 of numbers 1 and 3 make a line that is 10.5 at 6. */
  @Test
  void anOffsetLiesOnTheLineThroughThoseCarriedOver() {
    SparseNetwork network = network();
    NewColumns.onLineOver(new double[] {1, 3, 6}).begin(COLUMNS, network);
    assertThat(network.outputOffsets()).containsExactly(8, 9, 10.5f);
    assertThat(network.outputWeights()).isDeepEqualTo(new float[][] {{5}, {6}, {7}});
  }

  @Test
  void equalNumbersMakeNoLine() {
    SparseNetwork network = network();
    NewColumns.onLineOver(new double[] {2, 2, 6}).begin(COLUMNS, network);
    assertThat(network.outputOffsets()).containsExactly(8, 9, 10);
  }

  @Test
  void columnsThatAreDrawnStayAsTheyAre() {
    SparseNetwork network = network();
    NewColumns.DRAWN.begin(COLUMNS, network);
    assertThat(network.params().toFloatVector()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  /** Weights of inputs 1 to 3, the unit's offset 4, weights of outputs 5 to 7, offsets 8 to 10. */
  private static SparseNetwork network() {
    Settings settings = TestSettings.plain("network.hidden=[1]");
    SparseNetwork network =
        new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
    network.params().assign(Nd4j.arange(1, 11));
    return network;
  }
}
