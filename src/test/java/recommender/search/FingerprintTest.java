package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.config.SearchSettings;
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

  @Test
  void tellsObjectivesAndBothNetworksOfARunApart() {
    String rating = Fingerprint.of(plan("network.objective=rating"), data(3));
    assertThat(Fingerprint.of(plan("network.objective=ranking"), data(3))).isNotEqualTo(rating);
    SearchSettings search =
        SomeSearch.over(
            1,
            2,
            2,
            1,
            SomeSearch.listed("training.seed", 1, 2),
            SomeSearch.listed("ranking.training.seed", 1, 2));
    List<SearchPlan> both = SearchPlan.of(search, TestSettings.with("network.objective=both"));
    assertThat(both).hasSize(2);
    assertThat(Fingerprint.of(both.get(0), data(3)))
        .isNotEqualTo(Fingerprint.of(both.get(1), data(3)));
  }

  private static SearchPlan plan(String assignment) {
    return SearchPlan.of(SomeSearch.of(2, 2, 1), TestSettings.with(assignment)).get(0);
  }

  private static SearchData data(int ratings) {
    return new SearchData(
        List.of(new UserVector(new int[ratings], new float[ratings])),
        List.of(NONE),
        BiasModel.ofOffsets(0, new double[5]),
        new RatingScale(1, 5));
  }
}
