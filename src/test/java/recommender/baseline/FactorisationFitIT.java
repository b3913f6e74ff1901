package recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import recommender.testing.SparkTest;
import recommender.testing.Taste;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactorisationFitIT extends SparkTest {
  private static final Factorisation.Shape SHAPE = new Factorisation.Shape(2, 0.01);
  private static final int ITEMS = 30;

  private final Taste taste = new Taste(60, ITEMS);
  private final Dataset<Row> train = taste.train(spark());

  /** With an item more, which nobody rated. */
  private final BiasModel bias = BiasModelFit.fit(train, ITEMS + 1);

  private final Factorisation fitted = fit(1);

  /** Offsets cannot tell the two kinds of users apart. */
  @Test
  void heldOutRatingsOfATasteThatOffsetsMissArePredicted() {
    for (int user = 0; user < 60; user++) {
      double[] predictions = fitted.predict(taste.fed(user), taste.ratings(user), taste.held(user));
      for (int i = 0; i < predictions.length; i++) {
        int item = taste.held(user)[i];
        assertThat(predictions[i]).isCloseTo(taste.rating(user, item), within(0.2));
        assertThat(bias.predict(item, 0)).isNotCloseTo(taste.rating(user, item), within(0.7));
      }
    }
  }

  @Test
  void equalSeedsGiveEqualFactorsAndOthersDiffer() {
    assertThat(fit(1).items()).isDeepEqualTo(fitted.items());
    assertThat(fit(2).items()[0]).isNotEqualTo(fitted.items()[0]);
  }

  @Test
  void anItemWithoutRatingsHasNoFactors() {
    double[][] items = fitted.items();
    assertThat(items).hasDimensions(ITEMS + 1, 2);
    assertThat(items[ITEMS]).containsOnly(0);
    assertThat(items[0]).doesNotContain(0);
  }

  private Factorisation fit(long seed) {
    try (FactorisationFit fit = new FactorisationFit(train, bias, seed)) {
      return fit.fit(SHAPE);
    }
  }
}
