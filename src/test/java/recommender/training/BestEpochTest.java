package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.training.ValidationMetric.Better;

class BestEpochTest {
  private final SparseNetwork network = network();

  @Test
  void theFirstOfTheLowest() {
    BestEpoch best = offered(Better.LOWER, 0.9, 0.8, 0.85, 0.8);
    assertThat(best.epoch()).isEqualTo(2);
    assertThat(best.value()).isEqualTo(0.8);
    assertRestored(best, 2);
  }

  @Test
  void theFirstOfTheHighest() {
    BestEpoch best = offered(Better.HIGHER, 0.1, 0.3, 0.2, 0.3);
    assertThat(best.epoch()).isEqualTo(2);
    assertThat(best.value()).isEqualTo(0.3);
    assertRestored(best, 2);
  }

  /** As of lists without a hit. */
  @Test
  void theWorstThereIsIsStillTheBestOfItsKind() {
    BestEpoch best = offered(Better.HIGHER, 0, 0);
    assertThat(best.epoch()).isEqualTo(1);
    assertThat(best.value()).isZero();
  }

  @Test
  void isStaleWhenSoManyEpochsWereNoBetter() {
    BestEpoch best = offered(Better.HIGHER, 0.1, 0.3, 0.2);
    assertThat(best.isStaleAt(3, 2)).isFalse();
    assertThat(best.isStaleAt(4, 2)).isTrue();
    assertThat(best.isStaleAt(1_000, 0)).isFalse();
  }

  private BestEpoch offered(Better better, double... values) {
    BestEpoch best = new BestEpoch(better);
    for (int epoch = 1; epoch <= values.length; epoch++) {
      network.params().assign(epoch);
      best.offer(epoch, values[epoch - 1], network);
    }
    return best;
  }

  private void assertRestored(BestEpoch best, float expected) {
    network.params().assign(99);
    best.restore(network);
    assertThat(network.params().toFloatVector()).containsOnly(expected);
  }

  private static SparseNetwork network() {
    Settings settings = TestSettings.plain("network.hidden=[2]");
    return new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
  }
}
