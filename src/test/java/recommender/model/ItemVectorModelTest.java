package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** The three ways in which a user is folded in, each beside a plain computation. */
class ItemVectorModelTest {
  private static final int ITEMS = 300;
  private static final int USERS = 6;
  private static final int USER = 2;
  private static final RatingScale SCALE = new RatingScale(-100, 100);

  private final List<UserVector> items = items(new Random(1));
  private final InputTransform transform;
  private final SparseNetwork network;
  private final ItemVectors vectors;
  private final ItemVectorModel model;

  ItemVectorModelTest() {
    Settings settings =
        TestSettings.with(
            "network.vectors=item", "network.hidden=[5]", "network.weights=normal(0.5)");
    transform =
        InputTransform.of(
            BiasModel.ofOffsets(3, new double[] {0.5, -0.5, 0.25, 0, 0.1, -0.3}), settings);
    network = new Autoencoder(settings.network(), settings.training(), USERS, 900).fresh();
    vectors = new ItemVectors(items, network, transform, new LazyItemSums());
    long[] fingerprints =
        IntStream.range(0, USERS).mapToLong(user -> ratings(user).fingerprint()).toArray();
    model =
        new ItemVectorModel(
            vectors.codes(), ColumnUsers.of(network, transform, fingerprints), vectors);
  }

  @Test
  void theRatingsTrainedOnAreAnsweredByTheNetwork() {
    double[][] outputs =
        new NetworkPredictor(network, transform, SCALE)
            .predict(
                items.stream().map(FedUser::of).toList(),
                items.stream().map(item -> new int[] {USER}).toList());
    double[] predictions = predictions(new FedUser(ratings(USER), USER));
    for (int item = 0; item < ITEMS; item++) {
      assertThat(predictions[item]).isCloseTo(outputs[item][0], within(1e-5));
    }
  }

  @Test
  void unseenUsersAreFoldedInOnTheCodes() {
    UserVector ratings = ratings(USER);
    FoldedUser folded = RidgeFoldIn.user(vectors.codes(), ratings);
    double[] predictions = predictions(FedUser.of(ratings));
    for (int item = 0; item < ITEMS; item++) {
      assertThat(predictions[item]).isEqualTo(folded.predict(item));
    }
  }

  /** As if the user had never been there. */
  @Test
  void otherRatingsOfAUserOfTrainingAreFoldedInOnCodesWithoutTheOldOnes() {
    List<UserVector> others =
        items.stream()
            .map(
                item ->
                    some(
                        item,
                        IntStream.range(0, item.size())
                            .filter(at -> item.columns()[at] != USER)
                            .toArray()))
            .toList();
    ItemCodes codes = new ItemVectors(others, network, transform, new LazyItemSums()).codes();
    UserVector ratings = new UserVector(new int[] {0, 3, 250}, new float[] {5, 1, 4});
    FoldedUser folded = RidgeFoldIn.user(codes, ratings);
    double[] predictions = predictions(new FedUser(ratings, USER));
    for (int item = 0; item < ITEMS; item++) {
      assertThat(predictions[item]).isCloseTo(folded.predict(item), within(1e-5));
    }
    assertThat(predictions).isNotEqualTo(predictions(FedUser.of(ratings)));
  }

  @Test
  void scoresAreThePredictions() {
    UserVector some = new UserVector(new int[] {1, 7}, new float[] {2, 5});
    List<FedUser> users =
        List.of(
            new FedUser(ratings(USER), USER),
            FedUser.of(some),
            new FedUser(some, 4),
            FedUser.of(new UserVector(new int[0], new float[0])));
    float[][] scores = new FoldInScorer(model).scores(users);
    for (int user = 0; user < scores.length; user++) {
      double[] predictions = predictions(users.get(user));
      for (int item = 0; item < ITEMS; item++) {
        assertThat((double) scores[user][item]).isCloseTo(predictions[item], within(1e-5));
      }
    }
  }

  @Test
  void predictionsAreClipped() {
    double[][] predictions =
        new FoldInPredictor(model, new RatingScale(2.9, 3.1))
            .predict(
                List.of(FedUser.of(new UserVector(new int[] {0, 1}, new float[] {1000, 1000}))),
                List.of(new int[] {2, 3}));
    assertThat(predictions[0]).containsExactly(3.1, 3.1);
  }

  private double[] predictions(FedUser user) {
    return new FoldInPredictor(model, SCALE)
        .predict(List.of(user), List.of(IntStream.range(0, ITEMS).toArray()))[0];
  }

  private static UserVector some(UserVector item, int... places) {
    float[] ratings = new float[places.length];
    for (int i = 0; i < ratings.length; i++) {
      ratings[i] = item.ratings()[places[i]];
    }
    return new UserVector(
        Arrays.stream(places).map(place -> item.columns()[place]).toArray(), ratings);
  }

  private UserVector ratings(int user) {
    int[] rated =
        IntStream.range(0, ITEMS)
            .filter(item -> Arrays.binarySearch(items.get(item).columns(), user) >= 0)
            .toArray();
    float[] values = new float[rated.length];
    for (int i = 0; i < rated.length; i++) {
      UserVector item = items.get(rated[i]);
      values[i] = item.ratings()[Arrays.binarySearch(item.columns(), user)];
    }
    return new UserVector(rated, values);
  }

  private static List<UserVector> items(Random random) {
    List<UserVector> items = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      int own = item % USERS;
      int[] columns =
          IntStream.range(0, USERS).filter(user -> user == own || random.nextBoolean()).toArray();
      float[] values = new float[columns.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = 1 + random.nextInt(5);
      }
      items.add(new UserVector(columns, values));
    }
    return items;
  }
}
