package recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;
import recommender.testing.Taste;

class FactorisationFitTest extends SparkTest {
  private static final Factorisation.Shape SHAPE = new Factorisation.Shape(2, 0.01);
  private static final int ITEMS = 30;

  private final Taste taste = new Taste(60, ITEMS);
  private final Dataset<Row> train = taste.train(spark());
  private final BiasModel bias = BiasModelFit.fit(train, ITEMS);

  /** Offsets cannot tell the two kinds of users apart. */
  @Test
  void heldOutRatingsOfATasteThatOffsetsMissArePredicted() {
    Factorisation model = fit(1);
    for (int user = 0; user < 60; user++) {
      double[] predictions = model.predict(taste.fed(user), taste.ratings(user), taste.held(user));
      for (int i = 0; i < predictions.length; i++) {
        int item = taste.held(user)[i];
        assertThat(predictions[i]).isCloseTo(taste.rating(user, item), within(0.2));
        assertThat(bias.predict(item, 0)).isNotCloseTo(taste.rating(user, item), within(0.7));
      }
    }
  }

  @Test
  void equalSeedsGiveEqualFactorsAndOthersDiffer() {
    assertThat(fit(1).items()).isDeepEqualTo(fit(1).items());
    assertThat(fit(2).items()[0]).isNotEqualTo(fit(1).items()[0]);
  }

  @Test
  void anItemWithoutRatingsHasNoFactors() {
    BiasModel wider = BiasModelFit.fit(train, ITEMS + 1);
    try (FactorisationFit fit = new FactorisationFit(train, wider, 1)) {
      double[][] items = fit.fit(SHAPE).items();
      assertThat(items).hasDimensions(ITEMS + 1, 2);
      assertThat(items[ITEMS]).containsOnly(0);
      assertThat(items[0]).doesNotContain(0);
    }
  }

  private Factorisation fit(long seed) {
    try (FactorisationFit fit = new FactorisationFit(train, bias, seed)) {
      return fit.fit(SHAPE);
    }
  }
}
