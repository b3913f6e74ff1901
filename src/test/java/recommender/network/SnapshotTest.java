package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Settings;
import recommender.testing.TestSettings;

class SnapshotTest {
  private final INDArray ratings = Nd4j.createFromArray(new float[][] {{1, 0, -1}, {0, 2, 0}});
  private final MultiLayerNetwork network = network();

  @Test
  void restoresTheSameFunction() {
    MultiLayerNetwork restored = Snapshot.of(network).restore();
    assertThat(restored.params()).isEqualTo(network.params());
    assertThat(restored.output(ratings)).isEqualTo(network.output(ratings));
  }

  @Test
  void isACopyOfWhichEachRestoredNetworkIsAnother() {
    INDArray before = network.output(ratings).dup();
    Snapshot snapshot = Snapshot.of(network);
    MultiLayerNetwork first = snapshot.restore();
    network.params().addi(1);
    first.params().addi(2);
    assertThat(snapshot.restore().output(ratings)).isEqualTo(before);
  }

  @Test
  void travelsByJavaSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Snapshot.of(network));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((Snapshot) in.readObject()).restore().output(ratings))
          .isEqualTo(network.output(ratings));
    }
  }

  private static MultiLayerNetwork network() {
    Settings settings = TestSettings.with("network.hidden=[2]", "network.weights=normal(0.5)");
    return new Autoencoder(settings.network(), settings.training(), 3).fresh();
  }
}
