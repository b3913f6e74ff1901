package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Axis;
import recommender.testing.TestSettings;
import recommender.training.ValidationMetric;

class SearchTableTest {
  @Test
  void oneRowForEachCandidateAndRung() {
    Axis width = SomeSearch.listed("network.hidden", List.of(8, 4));
    Axis weights = SomeSearch.listed("network.weights", "normal(0.2)");
    List<Candidate> candidates =
        SomeSearch.candidates(
            SomeSearch.over(1, 2, 2, 1, width, weights, SomeSearch.listed("training.seed", 5, 6)),
            TestSettings.with());
    long first = candidates.get(0).settings().training().seed();
    Score chosen = new Score(2, 2, 9, 7, 0.8);
    List<Score> scores =
        List.of(new Score(2, 1, 3, 3, 0.825), new Score(1, 1, 2, 0, Double.NaN), chosen);
    assertThat(new SearchTable(ValidationMetric.RMSE, candidates, scores, chosen).csv().lines())
        .containsExactly(
            "candidate,rung,epochs,best_epoch,validation_rmse,network.hidden,network.weights,training.seed,chosen",
            "2,1,3,3,0.825,\"[8, 4]\",normal(0.2)," + (11 - first) + ",false",
            "1,1,2,,NaN,\"[8, 4]\",normal(0.2)," + first + ",false",
            "2,2,9,7,0.8,\"[8, 4]\",normal(0.2)," + (11 - first) + ",true");
    assertThat(new SearchTable(ValidationMetric.NDCG, candidates, scores, chosen).csv())
        .startsWith("candidate,rung,epochs,best_epoch,validation_ndcg_at_10,network.hidden,");
  }
}
