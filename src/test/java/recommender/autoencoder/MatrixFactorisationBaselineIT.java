package recommender.autoencoder;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recommender.baseline.Factorisation;
import recommender.config.Centring;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.evaluation.Evaluator;
import recommender.evaluation.FactorisationChoice;
import recommender.evaluation.PredictorSource;
import recommender.evaluation.RatingPredictor;
import recommender.learner.Stages;
import recommender.learner.TrainData;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.ratings.Columns;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.testing.Taste;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;

/** Several fits of a few seconds each. Ids are strings throughout. */
class MatrixFactorisationBaselineIT extends SparkTest {
  private static final String ASK = "evaluation.baselines=matrix-factorisation";

  private final Taste taste = new Taste(20, 12);
  private final Stages stages = new Stages(spark().sparkContext());
  private TrainData data;

  @AfterEach
  void free() {
    data.close();
  }

  @Test
  void whereNobodyAsksNothingIsFitted() {
    data = data(Part.VALIDATION);
    MatrixFactorisationBaseline baseline =
        MatrixFactorisationBaseline.of(TestSettings.with()).chosenOn(data);
    assertThat(baseline.shape()).isEmpty();
    assertThat(baselines(baseline)).doesNotContain(RatingPredictor.MATRIX_FACTORISATION);
    assertThat(stages.seconds())
        .doesNotContainKeys("choose_matrix_factorisation", "fit_matrix_factorisation");
  }

  /** Nothing is noise, so the less is shrunk the better. */
  @Test
  void shapeIsChosenOnValidation() {
    data = data(Part.VALIDATION);
    Factorisation.Shape shape = asked().chosenOn(data).shape().orElseThrow();
    assertThat(shape.regularisation()).isEqualTo(0.05);
    assertThat(stages.seconds()).containsKey("choose_matrix_factorisation");
  }

  @Test
  void withoutValidationTheShapeIsTheDefault() {
    data = data(Part.TEST);
    assertThat(asked().chosenOn(data).shape()).contains(FactorisationChoice.DEFAULT);
  }

  @Test
  void aShapeThatWasChosenStays() {
    data = data(Part.TEST);
    MatrixFactorisationBaseline chosen =
        new MatrixFactorisationBaseline(true, Optional.of(new Factorisation.Shape(3, 0.1)), 1);
    assertThat(chosen.chosenOn(data)).isSameAs(chosen);
  }

  @Test
  void theFactorisationIsScoredBesideTheOtherBaselines() {
    data = data(Part.TEST);
    MatrixFactorisationBaseline chosen =
        new MatrixFactorisationBaseline(true, Optional.of(new Factorisation.Shape(3, 0.1)), 1);
    assertThat(baselines(chosen))
        .containsExactly(
            RatingPredictor.GLOBAL_MEAN,
            RatingPredictor.ITEM_MEAN,
            RatingPredictor.BIAS,
            RatingPredictor.MATRIX_FACTORISATION);
    assertThat(stages.seconds()).containsKey("fit_matrix_factorisation");
  }

  private static MatrixFactorisationBaseline asked() {
    return MatrixFactorisationBaseline.of(TestSettings.with(ASK));
  }

  private List<RatingPredictor> baselines(MatrixFactorisationBaseline baseline) {
    RatingScale scale = data.byUser().scale();
    Settings small = TestSettings.plain("network.hidden=[2]");
    SparseNetwork network = new Autoencoder(small.network(), small.training(), 12, 100).fresh();
    PredictorSource model =
        PredictorSource.of(
            network, InputTransform.unscaled(data.byUser().offsets(), Centring.OFFSETS), scale);
    return baseline
        .besideOffsets(new Evaluator(data.spark(), scale), data)
        .score(data.test().known(), model)
        .baselines();
  }

  /**
   * @param heldOut what every third rating is used for
   */
  private TrainData data(Part heldOut) {
    return new TrainData(
        JavaSparkContext.fromSparkContext(spark().sparkContext()),
        stages,
        split(heldOut),
        TestSettings.with("input.rating-scale=[1, 5]").input());
  }

  /**
   * @param heldOut what every third rating is used for
   */
  private RatingSplit split(Part heldOut) {
    List<String> lines = new ArrayList<>();
    for (int user = 0; user < taste.users(); user++) {
      for (int item = 0; item < taste.items(); item++) {
        lines.add("%d %d %s %d".formatted(user, item, taste.rating(user, item), (user + item) % 3));
      }
    }
    Dataset<Row> tagged =
        RatingTable.of(spark(), lines.toArray(String[]::new))
            .withColumn(Columns.USER, concat(lit("u"), col(Columns.USER)))
            .withColumn(Columns.ITEM, concat(lit("i"), col(Columns.ITEM)))
            .withColumn(
                Part.COLUMN,
                when(col(Columns.TIMESTAMP).equalTo(0), heldOut.value())
                    .otherwise(Part.TRAIN.value()));
    return new RatingSplit(
        tagged, Map.of(Part.TRAIN, 160L, heldOut, 80L), 0, 0, OptionalDouble.empty());
  }
}
