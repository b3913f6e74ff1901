package recommender.job;

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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.baseline.BiasModelFit;
import recommender.baseline.Factorisation;
import recommender.config.RatingScale;
import recommender.config.VectorsOf;
import recommender.evaluation.FactorisationChoice;
import recommender.ratings.Columns;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.testing.Taste;
import recommender.testing.TestSettings;

/** Ids are strings throughout. */
class MatrixFactorisationBaselineTest extends SparkTest {
  private static final String ASK = "evaluation.baselines=matrix-factorisation";
  private static final RatingScale SCALE = new RatingScale(1, 5);

  private final Taste taste = new Taste(20, 12);
  private final Stages stages = new Stages(spark().sparkContext());
  private TrainVectors vectors;

  @AfterEach
  void free() {
    vectors.close();
  }

  @Test
  void whereNobodyAsksNothingIsFitted() {
    assertThat(choose(split(Part.VALIDATION))).isEmpty();
    assertThat(stages.seconds()).isEmpty();
  }

  /** Nothing is noise, so the less is shrunk the better. */
  @Test
  void shapeIsChosenOnValidation() {
    Factorisation.Shape shape = choose(split(Part.VALIDATION), ASK).orElseThrow();
    assertThat(shape.regularisation()).isEqualTo(0.05);
    assertThat(stages.seconds()).containsOnlyKeys("choose_matrix_factorisation");
  }

  @Test
  void withoutValidationTheShapeIsTheDefault() {
    assertThat(choose(split(Part.TEST), ASK)).contains(FactorisationChoice.DEFAULT);
  }

  @Test
  void fittedToTheVectorsGiven() {
    vectors = TrainVectors.of(split(Part.TEST), VectorsOf.USER);
    BiasModel bias = BiasModelFit.fit(vectors.users(), vectors.width());
    Factorisation model =
        new MatrixFactorisationBaseline(TestSettings.with(ASK), stages)
            .fit(new Factorisation.Shape(3, 0.1), vectors, bias);
    assertThat(model.items()).hasDimensions(12, 3);
    assertThat(model.bias()).isSameAs(bias);
  }

  /** Of 20 users and 12 items. */
  @Test
  void besideItemVectorsTheUsersHaveTheColumns() {
    vectors = TrainVectors.of(split(Part.TEST), VectorsOf.ITEM);
    BiasModel bias = BiasModelFit.fit(vectors.users(), vectors.width());
    Factorisation model =
        new MatrixFactorisationBaseline(TestSettings.with(ASK), stages)
            .fit(new Factorisation.Shape(3, 0.1), vectors, bias);
    assertThat(model.items()).hasDimensions(20, 3);
  }

  private Optional<Factorisation.Shape> choose(RatingSplit split, String... settings) {
    vectors = TrainVectors.of(split, VectorsOf.USER);
    BiasModel bias = BiasModelFit.fit(vectors.users(), vectors.width());
    return new MatrixFactorisationBaseline(TestSettings.with(settings), stages)
        .choose(split, vectors, bias, SCALE);
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
                "part",
                when(col(Columns.TIMESTAMP).equalTo(0), lit(heldOut.name()))
                    .otherwise(lit(Part.TRAIN.name())));
    return new RatingSplit(tagged, Map.of(), 0, 0, OptionalDouble.empty());
  }
}
