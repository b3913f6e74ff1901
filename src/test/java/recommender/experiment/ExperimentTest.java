package recommender.experiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.learner.Learner;
import recommender.learner.Stages;
import recommender.ratings.Columns;
import recommender.report.ModelMetrics;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;

class ExperimentTest extends SparkTest {
  private final List<String> log = new ArrayList<>();
  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(spark().sparkContext());
  private Set<Integer> cachedBefore;
  private RatingSplit split;
  private Experiment experiment;

  @BeforeEach
  void begin() {
    cachedBefore = context.getPersistentRDDs().keySet();
    split = SmallSplit.of(spark());
    experiment = experiment(split);
  }

  @AfterEach
  void end() {
    experiment.close();
    split.close();
  }

  @Test
  void aModelWhoseRefitIsOffIsTestedAsItWasValidated() {
    ModelResult result = run("training.refit=false").get(0);
    assertThat(log).containsExactly("fit first to 32 ratings beside 0 parts", "test first");
    assertThat(result.last()).isSameAs(result.validated());
    assertThat(result.metrics(48).refit()).isNull();
    assertThat(result.tested().counts().scored()).isEqualTo(16);
  }

  /** The network that was validated is freed before there is another one. */
  @Test
  void aRefitIsOfTrainAndValidationAndIsWhatIsTested() {
    ModelResult result = run().get(0);
    assertThat(log)
        .containsExactly(
            "fit first to 32 ratings beside 0 parts",
            "close first",
            "fit first again to 48 ratings beside 0 parts",
            "test first again");
    assertThat(result.validated().validation()).isPresent();
    assertThat(result.last().validation()).isEmpty();
    assertThat(result.metrics(48).refit().ratings()).isEqualTo(48);
    assertThat(result.metrics(48).refit().epochs())
        .isEqualTo(((ModelMetrics.Training) result.validated().fits().get(0)).bestEpoch());
    experiment.close();
    assertThat(log).endsWith("close first again");
  }

  @Test
  void withoutAValidationPartAModelIsFittedOnce() {
    experiment = experiment(split.withoutValidation());
    ModelResult result = run().get(0);
    assertThat(log).containsExactly("fit first to 48 ratings beside 0 parts", "test first");
    assertThat(result.last()).isSameAs(result.validated());
  }

  /** All are validated before any is tested; the last fits have those before them beside them. */
  @Test
  void severalModelsAreFittedTestedAndReportedInTheirOrder() {
    List<ModelResult> results =
        run(
            "network.objective=both",
            "ranking.network.type=autoencoder",
            "ranking.network.hidden=[3]",
            "ranking.training.epochs=1");
    assertThat(log)
        .containsExactly(
            "fit first to 32 ratings beside 0 parts",
            "close first",
            "fit ranking to 32 ratings beside 0 parts",
            "close ranking",
            "fit first again to 48 ratings beside 0 parts",
            "test first again",
            "fit ranking again to 48 ratings beside 1 parts",
            "test ranking again");
    assertThat(results).extracting(ModelResult::section).containsExactly("", "ranking");
    assertThat(results)
        .extracting(ModelResult::validated)
        .extracting(report -> report.histories().values().iterator().next())
        .satisfiesExactly(
            history -> assertThat(history).contains("validation_rmse").hasLineCount(3),
            history -> assertThat(history).contains("validation_ndcg_at_10").hasLineCount(2));
    assertThat(results.get(0).tested().scores().isEmpty()).isFalse();
    assertThat(results.get(1).tested().scores().isEmpty()).isTrue();
    assertThat(results.get(1).model().published().get("ranking.zip").layerSize(0)).isEqualTo(3);
  }

  /** The items that are published are those of train and validation, for both models. */
  @Test
  void aModelThatHasNothingToBeValidatedByIsFittedOnceMoreBesideOneThatHas() {
    Column isValidation = Part.VALIDATION.isPart();
    Dataset<Row> tagged =
        split
            .tagged()
            .withColumn(Columns.RATING, when(isValidation, 2.0).otherwise(col(Columns.RATING)));
    experiment =
        experiment(
            new RatingSplit(
                tagged, split.counts(), split.tooFew(), split.overlap(), split.cutoff()));
    List<ModelResult> results =
        run(
            "network.objective=both",
            "ranking.network.type=autoencoder",
            "ranking.network.hidden=[3]",
            "ranking.training.epochs=1");
    assertThat(results.get(1).validated().validation()).isEmpty();
    assertThat(log)
        .contains(
            "fit first again to 48 ratings beside 0 parts",
            "fit ranking again to 48 ratings beside 1 parts");
  }

  /** The weight that was chosen on the validation part weighs the last fit, too. */
  @Test
  void aNetworkFusedWithAClosedFormIsFittedOnceMoreWithItsWeight() {
    ModelResult result = run("network.type=fused", "network.channels=liked-disliked").get(0);
    assertThat(log).hasSize(4).last().isEqualTo("test first again");
    Settings chosen = result.validated().chosen();
    assertThat(chosen.ease().weight()).isPresent();
    assertThat(chosen.ease().isSearched()).isFalse();
    assertThat(result.last().chosen().ease()).isEqualTo(chosen.ease());
    assertThat(result.last().validation()).isEmpty();
    assertThat(result.metrics(48).refit().ratings()).isEqualTo(48);
    assertThat(result.metrics(48).fit()).containsOnlyKeys("training", "shallow", "fused");
    assertThat(result.tested().lists().users()).isNotEmpty();
    assertThat(result.model().published()).containsOnlyKeys("ranking.zip", "ease.zip");
  }

  @Test
  void modelsAndTablesAreFreedWhenAFitFails() {
    Settings tooLarge = settings("network.hidden=[100000000]");
    Stream<Learner> learners =
        Stream.of(settings("training.refit=false"), tooLarge)
            .flatMap(each -> Learners.of(each).stream())
            .map(this::observed);
    assertThatThrownBy(() -> experiment.run(learners.toList()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("memory plan");
    assertThat(cached()).isNotEmpty();
    experiment.close();
    split.close();
    assertThat(log)
        .containsExactly(
            "fit first to 32 ratings beside 0 parts",
            "fit first to 32 ratings beside 1 parts",
            "close first");
    assertThat(cached()).isEmpty();
  }

  private List<ModelResult> run(String... settings) {
    return experiment.run(
        Learners.of(settings(settings)).stream().<Learner>map(this::observed).toList());
  }

  private Observed observed(Learner learner) {
    return new Observed(learner.section().isEmpty() ? "first" : learner.section(), learner, log);
  }

  /** Of a network that ranks, which takes fewer jobs, unless something else is asked for. */
  private static Settings settings(String... more) {
    return TestSettings.with(
        Stream.concat(
                Stream.of(
                    "network.objective=ranking",
                    "network.type=autoencoder",
                    "network.hidden=[2]",
                    "training.epochs=2",
                    "training.workers=1"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Experiment experiment(RatingSplit split) {
    return new Experiment(context, new Stages(spark().sparkContext()), split, settings().input());
  }

  /** Tables that Spark keeps and did not before the test. */
  private Set<Integer> cached() {
    Set<Integer> cached = new HashSet<>(context.getPersistentRDDs().keySet());
    cached.removeAll(cachedBefore);
    return cached;
  }
}
