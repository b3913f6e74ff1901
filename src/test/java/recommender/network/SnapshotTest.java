package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.SparseRows;

class SnapshotTest {
  private static final SparseRows FED = SomeRatings.of(4, 3, .6, 1);
  private static final SparseRows WANTED = SomeRatings.of(4, 3, .6, 2);
  private final SparseNetwork network = network();

  @Test
  void restoresNetworksOfTheirOwnOverTheSameParameters() {
    Snapshot snapshot = Snapshot.of(network);
    SparseNetwork first = snapshot.restore();
    SparseNetwork second = snapshot.restore();
    assertThat(first.getLayer(0)).isNotSameAs(second.getLayer(0));
    assertThat(first.predict(FED, WANTED)).isEqualTo(network.predict(FED, WANTED));
    network.params().addi(1);
    assertThat(second.predict(FED, WANTED)).isEqualTo(network.predict(FED, WANTED));
  }

  @Test
  void travelsByJavaSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Snapshot.of(network));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SparseNetwork restored = ((Snapshot) in.readObject()).restore();
      assertThat(restored.params()).isEqualTo(network.params());
      assertThat(restored.predict(FED, WANTED)).isEqualTo(network.predict(FED, WANTED));
    }
  }

  private static SparseNetwork network() {
    Settings settings = TestSettings.with("network.hidden=[2]", "network.weights=normal(0.5)");
    return new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
  }
}
