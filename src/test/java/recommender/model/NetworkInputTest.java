package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.Targets;
import recommender.network.SparseNetwork;
import recommender.testing.Onnx;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

class NetworkInputTest {
  private static final BiasModel BIAS = BiasModel.ofOffsets(3.1, new double[] {0.25, -0.5, 0.125});

  /** Without ratings, with one, with all, and with one that is below the scale. */
  private static final List<UserVector> USERS =
      List.of(
          new UserVector(new int[0], new float[0]),
          new UserVector(new int[] {1}, new float[] {4.5f}),
          new UserVector(new int[] {0, 1, 2}, new float[] {5, 2, 4}),
          new UserVector(new int[] {0, 2}, new float[] {2.5f, -3}));

  /** Networks of all presets, and of every activation, optimiser and kind of weights. */
  static Stream<PublishedNetwork> networks() throws IOException {
    return PublishedNetwork.all().filter(network -> !network.what().contains("shallow"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aGraphPredictsAsTheNetworkDoes(PublishedNetwork published) {
    for (Centring centring : Centring.values()) {
      for (InputScaling scaling : InputScaling.values()) {
        double indicator = published.transform().indicator();
        InputTransform transform =
            new InputTransform(BIAS, Targets.RATING, centring, scaling, indicator);
        assertSame(published, NetworkInput.ofRatings(transform));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aGraphRanksAsTheNetworkDoes(PublishedNetwork published) {
    for (double from : new double[] {4, Double.NEGATIVE_INFINITY}) {
      for (InputScaling scaling : InputScaling.values()) {
        double indicator = published.transform().indicator();
        InputTransform transform =
            new InputTransform(
                BiasModel.ofOffsets(0, new double[3]),
                Targets.ranking(from),
                Centring.NONE,
                scaling,
                indicator);
        assertSame(published, NetworkInput.ofPositives(transform, Targets.ranking(from)));
      }
    }
  }

  private static void assertSame(PublishedNetwork published, NetworkInput input) {
    try (LoadedNetwork model =
        new LoadedNetwork(SparseNetwork.ofStock(published.network()), input)) {
      float[][] expected = model.scores(USERS.stream().map(FedUser::of).toList());
      float[][] actual = Onnx.run(model::scores, 3, Onnx.dense(USERS, 3));
      for (int user = 0; user < expected.length; user++) {
        for (int item = 0; item < 3; item++) {
          assertThat(actual[user][item])
              .as("user %d, item %d, %s", user, item, input)
              .isCloseTo(
                  expected[user][item],
                  within(1e-4f * Math.max(1, Math.abs(expected[user][item]))));
        }
      }
    }
  }
}
