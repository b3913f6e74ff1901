package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;
import recommender.testing.TestSettings;
import recommender.training.ValidationMetric;

class SearchPlanTest {
  private static final Settings BOTH =
      TestSettings.with("network.objective=both", "training.epochs=7", "ranking.training.epochs=5");

  @Test
  void aPlanTellsItsRungsAndCandidates() {
    SearchPlan plan = plan(TestSettings.with("training.epochs=7"));
    assertThat(plan.title()).isEqualTo("Search");
    assertThat(plan.metric()).isEqualTo(ValidationMetric.RMSE);
    assertThat(plan.lines())
        .contains(
            "Rung 1: 2 candidates of at most 3 epochs", "Rung 2: 1 candidates of at most 7 epochs")
        .containsOnlyOnce(
            "Candidate 1: training.batch-size="
                + plan.candidates().get(0).settings().training().batchSize());
  }

  @Test
  void aNetworkThatRanksIsChosenByItsLists() {
    SearchPlan plan = plan(TestSettings.with("network.objective=ranking"));
    assertThat(plan.metric()).isEqualTo(ValidationMetric.NDCG);
    assertThat(plan.network()).isEqualTo(SearchedNetwork.FIRST);
  }

  @Test
  void offsetsAreReadWhereSomeCandidateIsCentred() {
    assertThat(plan(TestSettings.with()).readsOffsets()).isTrue();
    assertThat(plan(TestSettings.with("network.objective=ranking")).readsOffsets()).isFalse();
    assertThat(plan(TestSettings.with("network.centring=none")).readsOffsets()).isFalse();
    assertThat(
            SearchPlan.of(
                    SomeSearch.over(
                        1, 2, 2, 3, SomeSearch.listed("network.centring", "none", "user")),
                    TestSettings.with("network.centring=none"))
                .get(0)
                .readsOffsets())
        .isTrue();
  }

  @Test
  void eachNetworkThatSomethingIsDrawnForHasAPlan() {
    List<SearchPlan> plans =
        SearchPlan.of(
            SomeSearch.over(
                1,
                2,
                2,
                3,
                SomeSearch.listed("ranking.training.batch-size", 4, 5),
                SomeSearch.listed("training.batch-size", 6, 7)),
            BOTH);
    assertThat(plans)
        .extracting(SearchPlan::title)
        .containsExactly(
            "Search of network and training", "Search of ranking.network and ranking.training");
    assertThat(plans)
        .extracting(SearchPlan::metric)
        .containsExactly(ValidationMetric.RMSE, ValidationMetric.NDCG);
    assertThat(plans.get(0).rungs()).containsExactly(new Rung(1, 2, 3), new Rung(2, 1, 7));
    assertThat(plans.get(1).rungs()).containsExactly(new Rung(1, 2, 3), new Rung(2, 1, 5));
    assertThat(plans.get(1).candidates())
        .extracting(each -> each.settings().training().batchSize())
        .containsExactlyInAnyOrder(4, 5);
  }

  @Test
  void aNetworkThatNothingIsDrawnForHasNone() {
    assertThat(
            SearchPlan.of(
                SomeSearch.over(1, 2, 2, 3, SomeSearch.listed("ranking.training.batch-size", 4, 5)),
                BOTH))
        .extracting(SearchPlan::network)
        .containsExactly(SearchedNetwork.RANKING);
  }

  private static SearchPlan plan(Settings base) {
    return SearchPlan.of(
            SomeSearch.over(1, 2, 2, 3, SomeSearch.listed("training.batch-size", 4, 5)), base)
        .get(0);
  }
}
