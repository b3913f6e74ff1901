package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;

class BestParametersTest {

  @Test
  void theLastThatWereKeptAreRestored() {
    SparseNetwork network = network();
    BestParameters best = new BestParameters();
    for (int value = 1; value <= 3; value++) {
      network.params().assign(value);
      best.keep(network);
    }
    network.params().assign(99);
    best.restore(network);
    assertThat(network.params().toFloatVector()).containsOnly(3);
    network.close();
  }

  private static SparseNetwork network() {
    Settings settings = TestSettings.plain("network.hidden=[2]");
    return new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
  }
}
