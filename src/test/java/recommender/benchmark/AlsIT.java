package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.autoencoder.TimedFitting;
import recommender.config.CommandLine;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.split.RatingSplit;
import recommender.testing.SparkTest;

class AlsIT extends SparkTest {
  private static final RatingShape SHAPE = new RatingShape("test", 150, 100, 6_000);
  private static final RatingScale SCALE = new RatingScale(1, 5);

  private final RatingSplit split = AlsRace.split(spark(), SHAPE);

  @Test
  void oursAndBothAlsAreScoredOnTheSameScale() {
    try (split;
        TimedFitting ours = TimedFitting.of(spark(), settings(), split);
        ResidualAls residuals = new ResidualAls(ours)) {
      double offsets = ours.offsetsRmse();
      assertThat(offsets).isBetween(0.7, 1.2);
      for (Fit fit : List.of(new Als(split, SCALE, 2), residuals)) {
        Fit.Timed timed = fit.fit(0.15);
        assertThat(timed.seconds()).isPositive();
        assertThat(timed.rmse()).isBetween(offsets - 0.15, offsets + 0.15);
      }
      ConvergenceCurve curve = ConvergenceCurve.of(ours.model(), ours.seconds());
      assertThat(curve.allTo()).isBetween(curve.validatedTo(), ours.seconds());
      assertThat(curve.validatedTo()).isGreaterThan(curve.trainingTo());
      assertThat(curve.rmse()).isLessThan(1.2);
    }
  }

  private static Settings settings() {
    return CommandLine.parse("--input|none|--set|training.epochs=3".split("\\|")).settings();
  }
}
