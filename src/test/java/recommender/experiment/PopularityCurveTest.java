package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.report.DataMetrics;

class PopularityCurveTest {

  @Test
  void theMostPopularItemsComeFirst() {
    // One item of 50 ratings, four of 10 and five of 2: 100 ratings of 10 items.
    List<DataMetrics.PopularShare> curve =
        PopularityCurve.of(
            List.of(
                new PopularityCurve.Group(2, 5),
                new PopularityCurve.Group(50, 1),
                new PopularityCurve.Group(10, 4)));

    assertThat(curve)
        .containsExactly(
            new DataMetrics.PopularShare(0.1, 0.5),
            new DataMetrics.PopularShare(0.2, 0.6),
            new DataMetrics.PopularShare(0.3, 0.7),
            new DataMetrics.PopularShare(0.4, 0.8),
            new DataMetrics.PopularShare(0.5, 0.9),
            new DataMetrics.PopularShare(0.6, 0.92),
            new DataMetrics.PopularShare(0.7, 0.94),
            new DataMetrics.PopularShare(0.8, 0.96),
            new DataMetrics.PopularShare(0.9, 0.98),
            new DataMetrics.PopularShare(1, 1));
  }

  @Test
  void ofOneItemThereIsOnePoint() {
    assertThat(PopularityCurve.of(List.of(new PopularityCurve.Group(3, 1))))
        .containsExactly(new DataMetrics.PopularShare(1, 1));
  }
}
