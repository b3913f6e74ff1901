package recommender.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.config.NetworkSettings;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryLimits;
import recommender.memory.TrainSize;
import recommender.testing.TestSettings;

class SuitedNetworkTest {
  private static final long MIB = 1L << 20;
  private static final TrainSize FEW = new TrainSize(610, 9_000, 90_000, true);

  /** Of more users than there is room for, each with a rating of one of 100 items. */
  private static final TrainSize MANY = new TrainSize(20_000, 100, 20_000, true);

  @Test
  void vectorsAreThoseOfItemsWhereAllUsersFit() {
    SuitedNetwork suited = suited(FEW, 1_000);
    assertVectors(suited, VectorsOf.ITEM, 1.0);
    assertThat(suited.learner().settings().network().givenColumns()).isEmpty();
    assertThat(suited.reason())
        .isEqualTo(
            "Took vectors of items (network.vectors = auto): 610 of 610 users fit as columns, at least one in 5");
  }

  @Test
  void aFifthOfTheUsersIsEnough() {
    assertVectors(suited(FEW, 1_000, "network.columns=122"), VectorsOf.ITEM, 1.0);
    SuitedNetwork users = suited(FEW, 1_000, "network.columns=121");
    assertVectors(users, VectorsOf.USER, 0.6);
    assertThat(users.learner().objective()).isInstanceOf(UserRatingObjective.class);
    assertThat(users.reason())
        .isEqualTo(
            "Took vectors of users (network.vectors = auto): 121 of 610 users fit as columns, fewer than one in 5");
  }

  @Test
  void vectorsThatAreSetAreTakenHoweverFewUsersFit() {
    NetworkLearner items = learner("network.vectors=item", "network.columns=60");
    assertThat(SuitedNetwork.of(items, FEW, List.of(), machines(1_000)).learner()).isEqualTo(items);
    NetworkLearner users =
        NetworkLearner.ofUserRatings("", TestSettings.with("network.vectors=user"));
    assertThat(SuitedNetwork.of(users, FEW, List.of(), machines(1_000)).learner()).isEqualTo(users);
  }

  @Test
  void anIndicatorThatIsSetStays() {
    assertVectors(
        suited(FEW, 1_000, "network.columns=60", "network.input-indicator=0.5"),
        VectorsOf.USER,
        0.5);
  }

  /**
   * Two inputs, 250 units and an output for each user: 751 floats, 8 times: averaged with Adam's
   * state of two, the best epoch, a worker with its state, and published. That is 24 KB a user, 7.0
   * thousand users in 160 MiB; three quarters of 20,000 again and again are 6,327. In 100 MiB are
   * at most 4.4 thousand, and three quarters of 4,745 are 3,558, less than a fifth. In 20 MiB are
   * less than 1,000, which is none.
   */
  @ParameterizedTest
  @CsvSource({"1000, ITEM, 20000", "160, ITEM, 6327", "100, USER, 3558", "20, USER, 0"})
  void fewerColumnsAreTakenWhereMoreDoNotFit(long mebibytes, VectorsOf vectors, int columns) {
    SuitedNetwork suited = suited(MANY, mebibytes);
    assertVectors(suited, vectors, vectors == VectorsOf.ITEM ? 1.0 : 0.6);
    assertThat(suited.columns()).isEqualTo(columns);
    assertThat(suited.users()).isEqualTo(20_000);
    assertThat(fits(suited.learner(), mebibytes)).isTrue();
  }

  @Test
  void columnsThatFitAreSetForTheNextFit() {
    NetworkSettings network = suited(MANY, 160).learner().settings().network();
    assertThat(network.givenColumns()).hasValue(6_327);
    assertThat(suited(MANY, 100, "network.vectors=item").learner().settings().network())
        .extracting(NetworkSettings::columns)
        .isEqualTo(3_558);
  }

  /** The vectors of users over 100,000 items are what does not fit. */
  @Test
  void vectorsAreThoseOfItemsWhereThoseOfUsersDoNotFit() {
    TrainSize wide = new TrainSize(20_000, 100_000, 200_000, true);
    SuitedNetwork suited = suited(wide, 1_000, "network.columns=1000");
    assertVectors(suited, VectorsOf.ITEM, 1.0);
    assertThat(suited.reason())
        .endsWith(
            "1,000 of 20,000 users fit as columns, fewer than one in 5, but vectors of users do not fit");
  }

  @Test
  void whatDoesNotFitAtAllIsLeftToBeRefused() {
    SuitedNetwork suited = suited(MANY, 1);
    assertVectors(suited, VectorsOf.ITEM, 1.0);
    assertThat(suited.learner().settings().network().givenColumns()).isEmpty();
    assertThat(fits(suited.learner(), 1)).isFalse();
  }

  private static void assertVectors(SuitedNetwork suited, VectorsOf vectors, double indicator) {
    Settings settings = suited.learner().settings();
    assertThat(settings.network().givenVectors()).contains(vectors);
    assertThat(settings.network().givenIndicator()).hasValue(indicator);
    assertThat(suited.learner().objective().settings()).isEqualTo(settings);
  }

  private static boolean fits(NetworkLearner learner, long mebibytes) {
    return new MemoryCheck(learner.memoryOf(MANY, List.of()), machines(mebibytes)).fits();
  }

  private static SuitedNetwork suited(TrainSize train, long mebibytes, String... settings) {
    return SuitedNetwork.of(learner(settings), train, List.of(), machines(mebibytes));
  }

  private static NetworkLearner learner(String... settings) {
    return NetworkLearner.ofItemRatings("", TestSettings.with(settings));
  }

  /** One JVM with so much room for arrays, and enough for the heap. */
  private static Machines machines(long mebibytes) {
    MemoryLimits limits =
        new MemoryLimits(8_192 * MIB, mebibytes * MIB, 16_384 * MIB, 16_384 * MIB);
    return Machines.single(new Cluster(true, 1, 2, 1), limits);
  }
}
