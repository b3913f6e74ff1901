package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

class MemoryPlanTest {

  /**
   * 17 parameters, with Adam 3 · 17 numbers travel. Worker: 17 + 51 + 51 + 5 · 64 · 3 = 1079;
   * driver: 51 + 17 + 2 · 51 = 170; 4 bytes each.
   */
  @Test
  void countsParametersStateAndMatrices() {
    assertThat(plan(3, "network.hidden=[2]")).isEqualTo(new MemoryPlan(17, 4316, 680));
  }

  /** Worker: 17 + 17 + 17 + 5 · 8 · 3 = 171; driver: 17 + 17 + 2 · 17 = 68. */
  @Test
  void withoutStateLess() {
    assertThat(plan(3, "network.hidden=[2]", "training.optimizer=sgd", "training.batch-size=8"))
        .isEqualTo(new MemoryPlan(17, 684, 272));
  }

  /** 9,560 · 500 + 501 · 9,559 parameters. */
  @Test
  void saysItInMebibytes() {
    assertThat(plan(9559, "network.hidden=[500]"))
        .hasToString(
            "9,569,059 parameters; about 267 MiB off the heap for each worker and 365 MiB for the driver");
  }

  private static MemoryPlan plan(int items, String... changes) {
    Settings settings = TestSettings.with(changes);
    Autoencoder autoencoder = new Autoencoder(settings.network(), settings.training(), items);
    return MemoryPlan.of(autoencoder, settings.training());
  }
}
