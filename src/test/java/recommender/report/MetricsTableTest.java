package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTableTest {
  private static final String READ =
      "Read 10,010 rows: 9,994 ratings kept; 6 rejected (4 rating is not a number), 7 not rated, 3 duplicates, 1 left out by the split.";
  private static final String COUNTS =
      "Test: 900 of 1,000 held-out ratings scored, of 40 users; not scored: 70 of unseen users, 30 of unseen items.";
  private static final String UNRATED =
      "Test: 900 of 1,000 held-out ratings are of known users and items; others: 70 of unseen users, 30 of unseen items.";
  private static final String FOLD_IN =
      "Fold-in of 12 unseen users, 1,234 later ratings predicted: RMSE 0.7500, folded-in offset 0.8000; too few to tell which is better.";

  @Test
  void theTableHasModelAndBaselinesSideBySide() {
    assertThat(MetricsTable.of(SomeMetrics.whole()).lines())
        .containsExactly(
            READ,
            COUNTS,
            "",
            "                     RMSE      MAE",
            "  autoencoder      0.8750   0.7000   RMSE 95 % interval 0.8500 to 0.9000",
            "  global mean      1.0625   0.8750",
            "  item mean        1.0000   0.7500",
            "  bias             0.9000   0.7000",
            "",
            "No difference from the bias baseline that this data can show: -0.0250 RMSE, 95 % interval -0.0875 to +0.0375.",
            "",
            "Lists of 10 for 38 users with a relevant item held out, 5 of them unseen:",
            "                     NDCG   recall precision      MAP hit rate coverage identical",
            "  autoencoder      0.2500   0.2500    0.2500   0.2500   0.2500   0.2500    0.2500",
            "  popularity       0.1250   0.1250    0.1250   0.1250   0.1250   0.1250    0.1250",
            "",
            "Its lists are better than those of popularity by 0.1250 NDCG@10 (95 % interval +0.0625 to +0.1875).",
            FOLD_IN,
            "Backtest, earlier cut-offs: 2; RMSE 1.0000 on average, NOT better than the bias baseline: worse by 0.0000 (standard deviation 0.3536; of the difference 0.1768).");
  }

  @Test
  void aFactorisationHasALineAndAVerdict() {
    Metrics whole = SomeMetrics.whole();
    Map<String, Metrics.Baseline> baselines = new LinkedHashMap<>(whole.baselines());
    baselines.put("matrix_factorisation", new Metrics.Baseline(0.8, 0.625, Map.of()));
    Map<String, Metrics.Paired> paired = new LinkedHashMap<>(whole.paired());
    paired.put("matrix_factorisation", new Metrics.Paired(0.075, 0.0625, 0.09));
    Metrics metrics =
        new Metrics(
            whole.run(),
            whole.data(),
            whole.model(),
            whole.test(),
            null,
            Map.of(),
            paired,
            whole.pairedNdcgAt10(),
            baselines,
            null,
            null,
            null);
    assertThat(MetricsTable.of(metrics).lines())
        .contains(
            "                           RMSE      MAE",
            "  bias                   0.9000   0.7000",
            "  matrix factorisation   0.8000   0.6250",
            "The autoencoder is NOT better than the matrix factorisation baseline: worse by 0.0750 RMSE, 95 % interval 0.0625 to 0.0900.");
  }

  @Test
  void withoutResamplesThereIsNoInterval() {
    assertThat(table(new Metrics.Test(0.875, null, null, 0.7, 0.88, 0.71, Map.of())).lines())
        .contains(
            "  autoencoder      0.8750   0.7000",
            "The autoencoder is better than the bias baseline by 0.0250 RMSE.");
  }

  @Test
  void withoutScoredRatingsTheTableSaysSo() {
    assertThat(table(SomeMetrics.UNSCORED).lines())
        .containsExactly(
            READ, UNRATED, "No held-out rating could be scored, so there is nothing to compare.");
  }

  @Test
  void aWarmStartHasALine() {
    assertThat(new ModelMetrics.WarmStart("20240130-1", "items", 9_559, 12, 3, true).toString())
        .isEqualTo("Warm start from run 20240130-1: 9,559 items carried over, 12 new, 3 retired.");
    assertThat(MetricsTable.of(SomeMetrics.warm()).lines().toList())
        .startsWith(
            READ,
            COUNTS,
            "Warm start from run 20240130-1: 9,559 items carried over, 12 new, 3 retired.",
            "");
  }

  /** As where all held-out ratings are of users who came later. */
  @Test
  void foldInIsReportedWithoutScoredRatings() {
    assertThat(
            MetricsTable.of(SomeMetrics.of(SomeMetrics.UNSCORED, SomeMetrics.VALIDATION)).lines())
        .containsExactly(
            READ,
            UNRATED,
            "No held-out rating could be scored, so there is nothing to compare.",
            FOLD_IN);
  }

  private static String table(Metrics.Test test) {
    return MetricsTable.of(SomeMetrics.of(test, null));
  }
}
