package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.testing.TestSettings;
import recommender.vectors.UserVector;

class FingerprintTest {
  private static final UserVector NONE = new UserVector(new int[0], new float[0]);

  @Test
  void tellsSettingsAndRatingsApart() {
    SearchPlan plan = plan("training.seed=1");
    String print = Fingerprint.of(plan, data(3));
    assertThat(print).matches("[0-9a-f]{12}");
    assertThat(Fingerprint.of(plan("training.seed=1"), data(3))).isEqualTo(print);
    assertThat(Fingerprint.of(plan("training.seed=2"), data(3))).isNotEqualTo(print);
    assertThat(Fingerprint.of(plan, data(2))).isNotEqualTo(print);
  }

  private static SearchPlan plan(String assignment) {
    return SearchPlan.of(SomeSearch.of(2, 2, 1), TestSettings.with(assignment));
  }

  private static SearchData data(int ratings) {
    return new SearchData(
        List.of(new UserVector(new int[ratings], new float[ratings])),
        List.of(NONE),
        BiasModel.ofOffsets(0, new double[5]),
        new RatingScale(1, 5));
  }
}
