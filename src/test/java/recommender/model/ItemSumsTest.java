package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.baseline.BiasModel;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

class ItemSumsTest {
  private static final int USERS = 4;

  /** User 1 has rated all of them, the last one alone. */
  private static final List<UserVector> ITEMS =
      List.of(
          new UserVector(new int[] {0, 1, 3}, new float[] {5, 2, 4}),
          new UserVector(new int[] {1, 2}, new float[] {3.5f, 1}),
          new UserVector(new int[] {1}, new float[] {4}));

  private static final List<UserVector> WITHOUT =
      List.of(
          new UserVector(new int[] {0, 3}, new float[] {5, 4}),
          new UserVector(new int[] {2}, new float[] {1}),
          new UserVector(new int[0], new float[0]));

  /** Whatever goes into the sums: one input or two, each centring, scaled or not, more layers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "network.hidden=[5]",
        "network.hidden=[5, 3, 4]",
        "network.input-indicator=0",
        "network.input-scaling=none",
        "network.centring=none",
        "network.centring=user",
        "network.centring=item"
      })
  void codesWithoutAUserAreThoseOfTheOtherRatings(String setting) {
    Settings settings =
        TestSettings.with(
            "network.vectors=item",
            "network.hidden=[6]",
            "network.weights=normal(0.5)",
            "network.initial-offset=0.25",
            setting);
    InputTransform transform =
        InputTransform.of(
            BiasModel.ofOffsets(3.25, new double[] {0.5, -0.5, 0.25, 0.125}), settings);
    SparseNetwork network =
        new Autoencoder(settings.network(), settings.training(), USERS, 6).fresh();

    List<ItemCode> codes =
        ItemSums.of(ITEMS, network, transform)
            .without(new int[] {0, 1, 2}, new int[] {1, 0, 0}, ITEMS, network, transform);

    List<ItemCode> plain = ItemCode.of(WITHOUT, network, transform);
    for (int item = 0; item < ITEMS.size(); item++) {
      assertThat(codes.get(item).hidden()).containsExactly(plain.get(item).hidden(), within(1e-5f));
      assertThat(codes.get(item).part()).isCloseTo(plain.get(item).part(), within(1e-6f));
      assertThat(codes.get(item).mean()).isCloseTo(plain.get(item).mean(), within(1e-6f));
    }
    network.close();
  }
}
