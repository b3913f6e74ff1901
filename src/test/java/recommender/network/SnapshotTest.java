package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.config.Settings;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.SparseRows;

class SnapshotTest {
  private static final SparseRows FED = SomeRatings.of(4, 3, .6, 1);
  private static final SparseRows WANTED = SomeRatings.of(4, 3, .6, 2);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void restoresNetworksOfTheirOwnOverTheSameParameters(boolean tied) {
    SparseNetwork network = network(tied);
    Snapshot snapshot = Snapshot.of(network);
    SparseNetwork first = snapshot.restore();
    SparseNetwork second = snapshot.restore();
    assertThat(first.getLayer(0)).isNotSameAs(second.getLayer(0));
    assertThat(first.predict(FED, WANTED)).isEqualTo(network.predict(FED, WANTED));
    network.params().addi(1);
    assertThat(second.predict(FED, WANTED)).isEqualTo(network.predict(FED, WANTED));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void travelsByJavaSerialization(boolean tied) throws IOException, ClassNotFoundException {
    SparseNetwork network = network(tied);
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

  private static SparseNetwork network(boolean tied) {
    Settings settings =
        TestSettings.plain(
            "network.hidden=[4,2,4]", "network.weights=normal(0.5)", "network.tied=" + tied);
    return new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
  }
}
