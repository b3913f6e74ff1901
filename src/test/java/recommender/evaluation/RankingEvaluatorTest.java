package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Settings;
import recommender.model.NetworkScorer;
import recommender.model.Scorer;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.ratings.Columns;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

class RankingEvaluatorTest extends SparkTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<Integer> LENGTHS = List.of(1, 2, 3);
  private static final int SOME_ITEMS = 9;

  /** 1 / log₂ 3: what a hit in second place gains; in the third it is 1/2. */
  private static final double SECOND = 0.6309297535714575;

  /** By column; the last item is nobody's positive. */
  private static final ItemPopularity POPULARITY =
      new ItemPopularity(new long[] {4, 3, 2, 1, 1}, 5);

  /** From 4 on columns 2, then 3 and 4, 1 and 0 are relevant, and nothing to the second user. */
  private static final List<RatedUser> USERS =
      List.of(
          new RatedUser(new int[] {0, 1}, new int[] {2, 3}, 5, 2),
          new RatedUser(new int[] {0, 1}, new int[] {2}, 3.5f),
          new RatedUser(new int[] {0, 1}, new int[] {3, 4}, 4, 5),
          new RatedUser(new int[] {0, 2}, new int[] {1}, 4),
          new RatedUser(new int[] {}, new int[] {0}, 5));

  private static final double[] OFFSETS = {-1, -2, 3, 0.5, -4};

  /**
   * It says 1, 2, 0.5, 3 and 4 to all, so they get 4 3 2, 4 3 2 and 4 3 1: hits in third place, in
   * the first two, and in third. Of the last nothing is known, who gets what is popular, 0 1 2: a
   * hit in first place.
   */
  @Test
  void listsOfANetworkAreInTheOrderOfItsOutputs() {
    Rankings rankings = rank(4, constant(1, 2, 0.5f, 3, 4), Centring.NONE);
    assertThat(values(rankings, ListSource.NETWORK, ListMetric.NDCG, 0))
        .containsExactly(0, 1, 0, 1);
    assertThat(values(rankings, ListSource.NETWORK, ListMetric.NDCG, 1))
        .containsExactly(0, 1, 0, 1);
    assertThat(values(rankings, ListSource.NETWORK, ListMetric.NDCG, 2))
        .containsExactly(new double[] {0.5, 1, 0.5, 1}, EXACT);
    assertThat(values(rankings, ListSource.NETWORK, ListMetric.PRECISION, 2))
        .containsExactly(new double[] {1.0 / 3, 2.0 / 3, 1.0 / 3, 1.0 / 3}, EXACT);
    assertThat(rankings.mean(ListSource.NETWORK, ListMetric.MAP, 3))
        .isCloseTo((1.0 / 3 + 1 + 1.0 / 3 + 1) / 4, EXACT);
    assertThat(rankings.summary(ListSource.NETWORK))
        .containsEntry("coverage_at_2", 4.0 / 5)
        .containsEntry("coverage_at_3", 1.0)
        .containsEntry("identical_lists_at_2", 3.0 / 4)
        .containsEntry("identical_lists_at_3", 2.0 / 4);
  }

  /** Those who get 2 3 4, 2 3 4, 1 3 4 and 0 1 2: two have a list that somebody else has. */
  @Test
  void listsOfPopularityAreInTheOrderOfTrainRatings() {
    Rankings rankings = rank(4, constant(1, 2, 0.5f, 3, 4), Centring.NONE);
    double second = SECOND / (1 + SECOND);
    double third = (SECOND + 0.5) / (1 + SECOND);
    assertThat(values(rankings, ListSource.POPULARITY, ListMetric.NDCG, 0))
        .containsExactly(1, 0, 1, 1);
    assertThat(values(rankings, ListSource.POPULARITY, ListMetric.NDCG, 1))
        .containsExactly(new double[] {1, second, 1, 1}, EXACT);
    assertThat(values(rankings, ListSource.POPULARITY, ListMetric.NDCG, 2))
        .containsExactly(new double[] {1, third, 1, 1}, EXACT);
    assertThat(rankings.summary(ListSource.POPULARITY))
        .containsEntry("coverage_at_1", 3.0 / 5)
        .containsEntry("coverage_at_3", 1.0)
        .containsEntry("identical_lists_at_1", 2.0 / 4)
        .containsEntry("identical_lists_at_3", 2.0 / 4);
    assertThat(rankings.againstPopularity(3, 0, 1).difference())
        .isCloseTo((0.5 + 1 + 0.5 + 1) / 4 - (3 + third) / 4, EXACT);
  }

  /** From 3.5 on the second has a list, too; from 5 on the first, the third and the last have. */
  @Test
  void usersWithoutARelevantItemHaveNoList() {
    SparseNetwork network = constant(1, 2, 0.5f, 3, 4);
    assertThat(rank(4, network, Centring.NONE).users())
        .extracting(UserLists::isUnseen)
        .containsExactly(false, false, false, true);
    assertThat(rank(3.5, network, Centring.NONE).users()).hasSize(5);
    Rankings five = rank(5, network, Centring.NONE);
    assertThat(five.users()).extracting(UserLists::isUnseen).containsExactly(false, false, true);
    assertThat(five.unseenUsers()).isEqualTo(1);
    // Of the third column 4 alone is left, which comes first; the last gets 0 and 1.
    assertThat(values(five, ListSource.NETWORK, ListMetric.PRECISION, 1))
        .containsExactly(0, 0.5, 0.5);
    assertThat(rank(6, network, Centring.NONE).isEmpty()).isTrue();
  }

  @Test
  void theCountOfUsersIsThatOfTheirLists() {
    try (EvaluationUsers evaluationUsers = table(USERS)) {
      for (double from : new double[] {3.5, 5, 6}) {
        RankingEvaluator evaluator = new RankingEvaluator(context(), from, LENGTHS);
        assertThat(evaluator.count(evaluationUsers))
            .isEqualTo(
                evaluator.rank(evaluationUsers, POPULARITY, scorer(1, 2, 3, 4, 5)).users().size());
      }
    }
  }

  /** In single precision 4.1 is less than it is in double. */
  @Test
  void aRatingOnTheBoundIsRelevant() {
    RatedUser user = new RatedUser(new int[] {0}, new int[] {1, 2}, 4.1f, 4);
    try (EvaluationUsers evaluationUsers = table(List.of(user))) {
      RankingEvaluator evaluator = new RankingEvaluator(context(), 4.1, List.of(1, 2));
      Rankings rankings =
          evaluator.rank(
              evaluationUsers, new ItemPopularity(new long[] {3, 2, 1}, 3), scorer(1, 2, 3));
      assertThat(values(rankings, ListSource.NETWORK, ListMetric.NDCG, 1))
          .containsExactly(new double[] {SECOND}, EXACT);
    }
  }

  /** Scores are 0 but for them. */
  @Test
  void scoresIncludeItemOffsets() {
    SparseNetwork network = constant(0, 0, 0, 0, 0);
    Rankings none = rank(4, network, Centring.NONE);
    Rankings offsets = rank(4, network, Centring.OFFSETS);
    // Without them all scores are equal, and the lower column comes first.
    assertThat(values(none, ListSource.NETWORK, ListMetric.NDCG, 2))
        .isEqualTo(values(none, ListSource.POPULARITY, ListMetric.NDCG, 2));
    // 2 3 4, 2 3 4 and 3 1 4; of the last nothing is known.
    assertThat(values(offsets, ListSource.NETWORK, ListMetric.NDCG, 2))
        .containsExactly(new double[] {1, (SECOND + 0.5) / (1 + SECOND), SECOND, 1}, EXACT);
  }

  /** Whoever knows everything but one item gets a list of one. */
  @Test
  void listsAreShorterWhereFewItemsAreLeft() {
    RatedUser user = new RatedUser(new int[] {0, 1, 3}, new int[] {2}, 5);
    try (EvaluationUsers evaluationUsers = table(List.of(user))) {
      Rankings rankings =
          new RankingEvaluator(context(), 4, List.of(1, 10))
              .rank(
                  evaluationUsers,
                  new ItemPopularity(new long[] {4, 3, 2, 1}, 9),
                  scorer(4, 3, 2, 1));
      for (ListSource source : ListSource.values()) {
        assertThat(values(rankings, source, ListMetric.NDCG, 1)).containsExactly(1);
        assertThat(values(rankings, source, ListMetric.PRECISION, 1)).containsExactly(0.1);
      }
    }
  }

  @Test
  void aLocalScorerGivesTheListsOfTheExecutors() {
    SparseNetwork network = random(SOME_ITEMS);
    InputTransform transform = transform(new double[SOME_ITEMS], Centring.OFFSETS);
    RankingEvaluator evaluator = new RankingEvaluator(context(), 4, LENGTHS);
    try (EvaluationUsers evaluationUsers = table(someUsers())) {
      Rankings there = evaluator.rank(evaluationUsers, somePopularity(), network, transform);
      Rankings here =
          evaluator.rank(evaluationUsers, somePopularity(), new NetworkScorer(network, transform));
      assertSame(here, there);
      // The order of users would be no matter if all were alike.
      assertThat(values(there, ListSource.NETWORK, ListMetric.NDCG, 2)).contains(0, 1);
    }
  }

  /** To the last digit: an epoch is as good as its lists. */
  @Test
  void theValidationMetricIsTheMeanNdcgOfTheLists() {
    SparseNetwork network = random(SOME_ITEMS);
    InputTransform transform = transform(new double[SOME_ITEMS], Centring.OFFSETS);
    RankingEvaluator evaluator = new RankingEvaluator(context(), 4, List.of(3, 10));
    try (EvaluationUsers evaluationUsers = table(someUsers())) {
      double expected =
          evaluator
              .rank(evaluationUsers, somePopularity(), network, transform)
              .mean(ListSource.NETWORK, ListMetric.NDCG, 10);
      assertThat(evaluator.ndcg(evaluationUsers, network, transform))
          .isEqualTo(expected)
          .isBetween(0.1, 0.9);
      assertThat(evaluator.ndcg(evaluationUsers, new NetworkScorer(network, transform)))
          .isEqualTo(expected);
    }
  }

  @Test
  void emptyPartitionsHaveNoLists() {
    try (EvaluationUsers evaluationUsers = table(List.of())) {
      Rankings rankings =
          new RankingEvaluator(context(), 4, LENGTHS)
              .rank(
                  evaluationUsers,
                  somePopularity(),
                  random(SOME_ITEMS),
                  transform(new double[SOME_ITEMS], Centring.NONE));
      assertThat(rankings.isEmpty()).isTrue();
    }
  }

  /** As many as are added up in several rounds. */
  @Test
  void listsOfManyPartitionsAreInTheOrderOfUsers() {
    SparseNetwork network = random(SOME_ITEMS);
    InputTransform transform = transform(new double[SOME_ITEMS], Centring.NONE);
    RankingEvaluator evaluator = new RankingEvaluator(context(), 4, LENGTHS);
    try (EvaluationUsers evaluationUsers = table(someUsers(), 23)) {
      assertSame(
          evaluator.rank(evaluationUsers, somePopularity(), network, transform),
          evaluator.rank(evaluationUsers, somePopularity(), new NetworkScorer(network, transform)));
    }
  }

  /** Several matrices of users in one partition, or a part of one in each, some without users. */
  @Test
  void metricsDoNotDependOnPartitions() {
    SparseNetwork network = random(SOME_ITEMS);
    InputTransform transform = transform(new double[SOME_ITEMS], Centring.NONE);
    RankingEvaluator evaluator = new RankingEvaluator(context(), 4, LENGTHS);
    List<RatedUser> some = someUsers();
    try (EvaluationUsers evaluationUsers = table(some)) {
      Rankings many = evaluator.rank(evaluationUsers, somePopularity(), network, transform);
      Rankings one =
          evaluator.rank(
              new EvaluationUsers(evaluationUsers.table().coalesce(1)),
              somePopularity(),
              network,
              transform);
      assertSame(many, one);
      assertThat(many.users()).hasSizeBetween(3 * Scorer.BATCH_SIZE, some.size() - 1);
    }
    try (EvaluationUsers evaluationUsers = table(USERS.subList(0, 2))) {
      Rankings single = evaluator.rank(evaluationUsers, somePopularity(), network, transform);
      assertThat(single.users()).hasSize(1);
    }
  }

  /**
   * No two items are equally popular or have one score, so the order of columns decides nothing.
   */
  @Test
  void metricsDoNotDependOnTheOrderOfItems() {
    int[] places = {3, 0, 8, 5, 1, 7, 2, 6, 4};
    long[] ratings = new long[SOME_ITEMS];
    for (int item = 0; item < SOME_ITEMS; item++) {
      ratings[places[item]] = somePopularity().ratings()[item];
    }
    ItemPopularity moved = new ItemPopularity(ratings, somePopularity().users());
    RankingEvaluator evaluator = new RankingEvaluator(context(), 4, LENGTHS);
    int[] same = IntStream.range(0, SOME_ITEMS).toArray();
    List<RatedUser> some = someUsers();
    try (EvaluationUsers evaluationUsers = table(some);
        EvaluationUsers movedUsers =
            table(some.stream().map(each -> each.moved(places)).toList())) {
      Rankings rankings = evaluator.rank(evaluationUsers, somePopularity(), new Likeness(same));
      assertSummaries(evaluator.rank(movedUsers, moved, new Likeness(places)), rankings);
      // Columns that are moved without their scores are others.
      assertThat(
              evaluator
                  .rank(movedUsers, moved, new Likeness(same))
                  .mean(ListSource.NETWORK, ListMetric.NDCG, 3))
          .isNotCloseTo(rankings.mean(ListSource.NETWORK, ListMetric.NDCG, 3), within(1e-4));
    }
  }

  /** Ratings of some random users, a few of whom have none fed in, or nothing relevant held out. */
  private static List<RatedUser> someUsers() {
    Random random = new Random(5);
    List<RatedUser> users = new ArrayList<>();
    for (int user = 0; user < 700; user++) {
      double density = 0.8 * random.nextDouble();
      int[] kinds =
          IntStream.range(0, SOME_ITEMS)
              .map(item -> random.nextDouble() < density ? 0 : 1 + random.nextInt(2))
              .toArray();
      int[] fed = IntStream.range(0, SOME_ITEMS).filter(item -> kinds[item] == 0).toArray();
      int[] held = IntStream.range(0, SOME_ITEMS).filter(item -> kinds[item] == 1).toArray();
      float[] ratings = new float[held.length];
      for (int i = 0; i < held.length; i++) {
        ratings[i] = 1 + random.nextInt(5);
      }
      users.add(new RatedUser(fed, held, ratings));
    }
    return users;
  }

  private static ItemPopularity somePopularity() {
    return new ItemPopularity(new long[] {90, 81, 64, 49, 36, 25, 16, 9, 4}, 100);
  }

  /**
   * A user.
   *
   * @param fed columns, each rated 1
   * @param held columns
   * @param ratings beside {@code held}
   */
  private record RatedUser(int[] fed, int[] held, float... ratings) {

    /** This user with items in other columns. */
    RatedUser moved(int[] places) {
      int[] order =
          IntStream.range(0, held.length)
              .boxed()
              .sorted((one, other) -> Integer.compare(places[held[one]], places[held[other]]))
              .mapToInt(Integer::intValue)
              .toArray();
      float[] moved = new float[held.length];
      for (int i = 0; i < moved.length; i++) {
        moved[i] = ratings[order[i]];
      }
      return new RatedUser(places(fed, places), places(held, places), moved);
    }

    private static int[] places(int[] items, int[] places) {
      return Arrays.stream(items).map(item -> places[item]).sorted().toArray();
    }

    Row row() {
      Object[] ones = new Object[fed.length];
      Arrays.fill(ones, 1f);
      Object[] rated = new Object[ratings.length];
      for (int i = 0; i < rated.length; i++) {
        rated[i] = ratings[i];
      }
      return RowFactory.create(
          Arrays.stream(fed).boxed().toArray(),
          ones,
          Arrays.stream(held).boxed().toArray(),
          rated,
          -1);
    }
  }

  /** Scores that depend on what is fed in, and on items, wherever they are. */
  private record Likeness(int[] places) implements Scorer {
    @Override
    public float[][] scores(List<UserVector> fed) {
      float[][] scores = new float[fed.size()][places.length];
      for (int user = 0; user < scores.length; user++) {
        for (int item = 0; item < places.length; item++) {
          scores[user][places[item]] = score(fed.get(user).columns(), item);
        }
      }
      return scores;
    }

    private float score(int[] columns, int item) {
      double score = Math.cos(3.7 * item);
      for (int other = 0; other < places.length; other++) {
        boolean known = Arrays.binarySearch(columns, places[other]) >= 0;
        score += known ? Math.sin(1.3 * item * (other + 1)) : 0;
      }
      return (float) score;
    }
  }

  private static void assertSame(Rankings one, Rankings other) {
    for (ListSource source : ListSource.values()) {
      for (ListMetric metric : ListMetric.values()) {
        for (int length = 0; length < LENGTHS.size(); length++) {
          assertThat(values(one, source, metric, length))
              .isEqualTo(values(other, source, metric, length));
        }
      }
    }
    assertSummaries(one, other);
    assertThat(one.unseenUsers()).isEqualTo(other.unseenUsers());
  }

  private static void assertSummaries(Rankings one, Rankings other) {
    for (ListSource source : ListSource.values()) {
      other
          .summary(source)
          .forEach(
              (name, value) ->
                  assertThat(one.summary(source).get(name)).as(name).isCloseTo(value, EXACT));
    }
  }

  private static double[] values(
      Rankings rankings, ListSource source, ListMetric metric, int length) {
    return rankings.users().stream()
        .mapToDouble(user -> user.value(source, metric, length))
        .toArray();
  }

  private static Rankings rank(double relevantFrom, SparseNetwork network, Centring centring) {
    try (EvaluationUsers evaluationUsers = table(USERS)) {
      return new RankingEvaluator(context(), relevantFrom, LENGTHS)
          .rank(evaluationUsers, POPULARITY, network, transform(OFFSETS, centring));
    }
  }

  private static EvaluationUsers table(List<RatedUser> users) {
    return table(users, 5);
  }

  private static EvaluationUsers table(List<RatedUser> users, int partitions) {
    StructType schema = new StructType();
    for (String part : List.of("", "held_")) {
      schema =
          schema
              .add(part + Columns.COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType, false))
              .add(part + Columns.RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false));
    }
    schema = schema.add("place", DataTypes.IntegerType);
    return new EvaluationUsers(
        spark()
            .createDataFrame(
                context().parallelize(users.stream().map(RatedUser::row).toList(), partitions),
                schema));
  }

  private static InputTransform transform(double[] offsets, Centring centring) {
    return InputTransform.unscaled(new BiasModel(3, offsets, new double[offsets.length]), centring);
  }

  /** Scorer that gives every user the same scores. */
  private static Scorer scorer(float... scores) {
    return fed -> {
      float[][] same = new float[fed.size()][];
      Arrays.fill(same, scores);
      return same;
    };
  }

  private static SparseNetwork constant(float... outputs) {
    SparseNetwork network = random(outputs.length);
    float[] parameters = new float[3 * outputs.length + 1];
    System.arraycopy(outputs, 0, parameters, 2 * outputs.length + 1, outputs.length);
    network.setParams(Nd4j.create(parameters, 1, parameters.length));
    return network;
  }

  private static SparseNetwork random(int items) {
    Settings settings = TestSettings.plain("network.hidden=[1]", "network.weights=normal(1)");
    return new Autoencoder(settings.network(), settings.training(), items, 100).fresh();
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark().sparkContext());
  }
}
