package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recommender.config.Axis;
import recommender.config.Settings;
import recommender.testing.TestSettings;

/** Of two candidates the second is best. */
class SearchResultTest {
  private static final Axis BATCHES = SomeSearch.listed("training.batch-size", 4, 5);
  private static final Axis RANKING = SomeSearch.listed("ranking.training.batch-size", 6, 7);
  private static final Settings BOTH =
      TestSettings.with(
          "network.objective=both", "ranking.network.type=autoencoder", "training.refit=false");

  @Test
  void theWinnerIsTrainedOnAllForItsBestEpochs() {
    Settings run = TestSettings.with("network.hidden=[9]");
    SearchResult result = results(run, BATCHES).get(0);
    Settings winner = SearchResult.settings(run, List.of(result));
    assertThat(winner.training().batchSize()).isEqualTo(second(result, "training.batch-size"));
    assertThat(winner.training().epochs()).isEqualTo(7);
    assertThat(winner.network()).isEqualTo(run.with(Map.of("network.vectors", "item")).network());
    assertThat(winner.split().validationFraction()).isZero();
  }

  /** EASE beside the network has numbers and a weight to be chosen on validation. */
  @Test
  void aFusedWinnerKeepsTheValidationPart() {
    Settings run =
        TestSettings.with(
            "network.objective=both", "ranking.network.type=fused", "training.refit=false");
    Settings winners = SearchResult.settings(run, results(run, BATCHES, RANKING));
    assertThat(winners.split().validationFraction()).isEqualTo(0.1);
    assertThat(winners.training().refit()).isTrue();
    assertThat(winners.ranking().orElseThrow().training().refit()).isTrue();
    assertThat(winners.ranking().orElseThrow().training().epochs()).isEqualTo(7);
  }

  @Test
  void bothWinnersAre() {
    List<SearchResult> results = results(BOTH, BATCHES, RANKING);
    Settings winners = SearchResult.settings(BOTH, results);
    assertThat(winners.training().batchSize())
        .isEqualTo(second(results.get(0), "training.batch-size"));
    assertThat(winners.training().epochs()).isEqualTo(7);
    Settings ranking = winners.ranking().orElseThrow();
    assertThat(ranking.training().batchSize())
        .isEqualTo(second(results.get(1), "ranking.training.batch-size"));
    assertThat(ranking.training().epochs()).isEqualTo(7);
    assertThat(ranking.split().validationFraction()).isZero();
    assertThat(winners.split().validationFraction()).isZero();
  }

  @Test
  void aNetworkThatWasNotSearchedKeepsItsValidationPart() {
    Settings winners = SearchResult.settings(BOTH, results(BOTH, RANKING));
    Settings ranking = winners.ranking().orElseThrow();
    assertThat(ranking.training().epochs()).isEqualTo(7);
    assertThat(ranking.training().refit()).isTrue();
    assertThat(winners.training().givenEpochs()).isEqualTo(BOTH.training().givenEpochs());
    assertThat(winners.training().refit()).isTrue();
    assertThat(winners.split()).isEqualTo(BOTH.split());
  }

  @Test
  void aLineTellsTheWinnerAndHowGoodItIs() {
    SearchResult result = results(TestSettings.with(), BATCHES).get(0);
    String drawn = "training.batch-size=" + second(result, "training.batch-size");
    assertThat(result)
        .hasToString(
            "Search: candidate 2 has the best validation RMSE, 0.7000 at epoch 7 (%s)"
                .formatted(drawn));
    assertThat(new SearchResult(result.plan(), result.scores(), 3, null).toString())
        .endsWith("; went on with 3 scores of a job that was stopped");
    assertThat(results(TestSettings.with("network.objective=ranking"), BATCHES).get(0).toString())
        .startsWith("Search: candidate 2 has the best validation NDCG@10, 0.7000 at epoch 7");
  }

  private static List<SearchResult> results(Settings run, Axis... axes) {
    return SearchPlan.of(SomeSearch.over(1, 2, 2, 3, axes), run).stream()
        .map(
            plan ->
                new SearchResult(
                    plan,
                    List.of(
                        new Score(1, 1, 3, 3, 0.9),
                        new Score(2, 1, 3, 2, 0.8),
                        new Score(2, plan.rungs().size(), 9, 7, 0.7)),
                    0,
                    null))
        .toList();
  }

  private static Object second(SearchResult result, String key) {
    return result.plan().candidates().get(1).drawn().get(key).unwrapped();
  }
}
