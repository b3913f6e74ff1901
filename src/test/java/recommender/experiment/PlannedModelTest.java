package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.memory.TrainSize;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.vectors.RatingMatrix;

/** 1,000 users and 20,000 items on two cores. */
class PlannedModelTest extends SparkTest {
  private static final long GIB = 1L << 30;
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);
  private static final MemoryLimits UNLIMITED =
      new MemoryLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  private static final TrainSize TRAIN = new TrainSize(1_000, 20_000, 100_000, true);

  @Test
  void usersAndItemsOfTrainAreCounted() {
    RatingSplit split =
        new RatingSplit(
            RatingTable.of(spark(), "1 7 4 0", "1 8 3 0", "2 7 5 0", "2 9 1 0", "1 9 2 0")
                .withColumn(Part.COLUMN, Part.TRAIN.value())
                .union(
                    RatingTable.of(spark(), "3 10 4 0")
                        .withColumn(Part.COLUMN, Part.VALIDATION.value())),
            Map.of(Part.TRAIN, 5L, Part.VALIDATION, 1L),
            0,
            0,
            OptionalDouble.empty());
    assertThat(PlannedModel.size(split)).isEqualTo(new TrainSize(2, 3, 5, true));
    assertThat(PlannedModel.size(split.withoutValidation()))
        .isEqualTo(new TrainSize(3, 4, 6, false));
  }

  @Test
  void aRunHasOneModelUnlessBothObjectivesAreAskedFor() {
    assertThat(models()).hasSize(1);
    assertThat(models("network.objective=ranking")).hasSize(1);
    assertThat(models("network.objective=both"))
        .extracting(model -> model.learner().section())
        .containsExactly("", "ranking");
  }

  /** Two inputs for each item, 250 units and an output: of users where vectors are of items. */
  @Test
  void eachModelHasItsOwnVectors() {
    List<PlannedModel> models =
        models("network.objective=both", "network.vectors=item", "ranking.network.hidden=[10]");
    assertThat(plan(models.get(0)).parameters()).isEqualTo((3 * 1_000 + 1) * 250 + 1_000);
    assertThat(plan(models.get(1)).parameters()).isEqualTo((3 * 20_000 + 1) * 10 + 20_000);
    assertThat(models)
        .extracting(model -> model.learner().layout())
        .containsExactly(RatingMatrix.Layout.BY_ITEM, RatingMatrix.Layout.BY_USER);
  }

  /** Parameters, and Adam's two floats for each of them. */
  @Test
  void theSecondModelIsPlannedBesideTheFirst() {
    List<PlannedModel> models =
        models(
            "network.objective=both",
            "network.vectors=user",
            "network.hidden=[10]",
            "ranking.network.hidden=[10]");
    MemoryDemand.Part first =
        MemoryDemand.Part.offHeap(
            last(models.get(1)).what(), 1, 12 * ((3 * 20_000 + 1) * 10 + 20_000));
    assertThat(plan(models.get(1)).driver().parts()).endsWith(first);
    assertThat(plan(models.get(0)).driver().parts()).doesNotContain(first);
  }

  @Test
  void theSecondModelIsRefusedBeforeTheFirstIsFitted() {
    assertThatThrownBy(() -> check(4, "network.objective=both", "ranking.network.hidden=[100000]"))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .asString()
                    .startsWith("memory plan: expected training of ranking.network to fit")
                    .contains("Or make ranking.network.hidden smaller (was [100000])"));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                check(
                    1,
                    "network.objective=both",
                    "network.hidden=[100000]",
                    "ranking.network.type=shallow"))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal -> {
              assertThat(refusal.problems()).hasSize(2);
              assertThat(refusal.problems().get(0))
                  .contains("expected training to fit", "Or make network.hidden smaller");
              assertThat(refusal.problems().get(1))
                  .contains(
                      "expected the weights of all pairs of items to fit",
                      "or set ranking.network.type = autoencoder");
            });
  }

  /**
   * 40,000 users as columns have 751 floats each, 8 times, which are 961 million bytes; three
   * quarters of three quarters have 541. What is held has them three times, with the offsets of
   * hidden units.
   */
  @Test
  void aModelThatFitsOnFewerColumnsIsNotRefusedAndTheSecondIsPlannedBesideThose() {
    TrainSize many = new TrainSize(40_000, 100, 40_000, true);
    MemoryLimits limits = limits(600L << 20);
    String[] both = {"network.objective=both", "ranking.network.hidden=[10]"};
    List<PlannedModel> models = models(many, limits, both);
    long parameters = 22_500 * 751 + 250;
    assertThat(plan(models.get(0)).parameters()).isEqualTo(parameters);
    assertThat(last(models.get(1)).bytes()).isEqualTo(12 * parameters);
    assertThatCode(() -> check(many, limits, both)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(many, limits, both[0], both[1], "network.columns=40000"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("memory plan: expected training to fit into memory");
  }

  /** 200 of 1,000 users are enough, 199 are not; then columns are the 20,000 items. */
  @Test
  void vectorsOfUsersArePlannedWhereFewUsersAreColumns() {
    assertThat(models("network.columns=200").get(0).learner().layout())
        .isEqualTo(RatingMatrix.Layout.BY_ITEM);
    PlannedModel users = models("network.columns=199").get(0);
    assertThat(users.learner().layout()).isEqualTo(RatingMatrix.Layout.BY_USER);
    assertThat(plan(users).parameters()).isEqualTo((3 * 20_000 + 1) * 250 + 20_000);
  }

  /** 1,600 million bytes for each solution; of 1,000 users 4 for a matrix and 80 for products. */
  @Test
  void twoSolutionsLieSideBySideWhereNumbersAreSearchedFor() {
    assertThat(pairs(TRAIN, "network.type=shallow")).isEqualTo(2.0525);
    assertThat(
            pairs(
                TRAIN,
                "network.type=shallow",
                "network.channels=liked",
                "ease.l2=100",
                "ease.l2-exponent=0",
                "ease.user-exponent=0",
                "ease.score-exponent=0"))
        .isEqualTo(1.0525);
    TrainSize alone = new TrainSize(1_000, 20_000, 100_000, false);
    assertThat(pairs(alone, "network.type=shallow")).isEqualTo(1.0525);
  }

  private static double pairs(TrainSize train, String... settings) {
    MemoryPlan plan = plan(models(train, UNLIMITED, settings).get(0));
    assertThat(plan.parameters()).isEqualTo(20_000L * 20_000);
    return plan.driver().offHeap() / 1.6e9;
  }

  private static MemoryDemand.Part last(PlannedModel model) {
    List<MemoryDemand.Part> parts = plan(model).driver().parts();
    return parts.get(parts.size() - 1);
  }

  private static MemoryPlan plan(PlannedModel model) {
    return model.memory().get(0).plan(LOCAL, 1);
  }

  private static void check(long offHeap, String... settings) {
    check(TRAIN, limits(offHeap * GIB), settings);
  }

  private static MemoryLimits limits(long offHeap) {
    long all = offHeap + 4 * GIB;
    return new MemoryLimits(2 * GIB, offHeap, all, all);
  }

  private static void check(TrainSize train, MemoryLimits limits, String... settings) {
    MemoryCheck.all(
        models(train, limits, settings).stream().flatMap(model -> model.memory().stream()).toList(),
        Machines.single(LOCAL, limits));
  }

  private static List<PlannedModel> models(String... settings) {
    return models(TRAIN, UNLIMITED, settings);
  }

  private static List<PlannedModel> models(
      TrainSize train, MemoryLimits limits, String... settings) {
    return PlannedModel.of(
        Learners.of(TestSettings.with(settings)), train, Machines.single(LOCAL, limits));
  }
}
