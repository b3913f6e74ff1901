package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void theModelIsBetterWhereTheWholeIntervalIs() {
    assertThat(verdict(-0.028, -0.031, -0.025))
        .isEqualTo(
            "The autoencoder is better than the bias baseline by 0.0280 RMSE, 95 % interval 0.0250 to 0.0310.");
  }

  @Test
  void theModelIsWorseWhereTheWholeIntervalIs() {
    assertThat(verdict(0.028, 0.025, 0.031))
        .isEqualTo(
            "The autoencoder is NOT better than the bias baseline: worse by 0.0280 RMSE, 95 % interval 0.0250 to 0.0310.");
  }

  @Test
  void anIntervalThatContainsZeroShowsNoDifference() {
    assertThat(verdict(0.005, -0.036, 0.033))
        .isEqualTo(
            "No difference from the bias baseline that this data can show: +0.0050 RMSE, 95 % interval -0.0360 to +0.0330.");
    assertThat(verdict(-0.02, -0.04, 0.0)).startsWith("No difference ");
    assertThat(verdict(0.02, 0.0, 0.04)).startsWith("No difference ");
  }

  @Test
  void withoutAnIntervalTheDifferenceDecides() {
    assertThat(verdict(-0.028, null, null))
        .isEqualTo("The autoencoder is better than the bias baseline by 0.0280 RMSE.");
    assertThat(verdict(0.05, null, null))
        .isEqualTo("The autoencoder is NOT better than the bias baseline: worse by 0.0500 RMSE.");
    assertThat(verdict(0, null, null)).contains("NOT better");
  }

  @Test
  void foldInIsComparedWithTheFoldedInOffset() {
    assertThat(Verdict.of(new Metrics.FoldIn(30, 1_779, 0.85, 0.7, 0.9, 0.7)))
        .isEqualTo(
            "Fold-in of 30 unseen users, 1,779 later ratings predicted: RMSE 0.8500, better than the folded-in offset (0.9000) by 0.0500.");
    assertThat(Verdict.of(new Metrics.FoldIn(30, 1_779, 0.95, 0.7, 0.9, 0.7)))
        .endsWith("RMSE 0.9500, NOT better than the folded-in offset (0.9000): worse by 0.0500.");
    assertThat(Verdict.of(new Metrics.FoldIn(29, 1_779, 0.95, 0.7, 0.9, 0.7)))
        .isEqualTo(
            "Fold-in of 29 unseen users, 1,779 later ratings predicted: RMSE 0.9500, folded-in offset 0.9000; too few to tell which is better.");
  }

  @Test
  void fewerThanThirtyUsersAreTooFewToTell() {
    assertThat(Verdict.of("bias", new Metrics.Paired(-0.0009, null, null), 1))
        .isEqualTo(
            "Too few to tell whether the autoencoder is better than the bias baseline: 1 user, difference -0.0009 RMSE.");
    assertThat(Verdict.ofLists("popularity", new Metrics.Paired(0.25, null, null), 29))
        .isEqualTo(
            "Too few to tell whether its lists are better than those of popularity: 29 users, difference +0.2500 NDCG@10.");
  }

  @Test
  void listsAreBetterOrWorseWhereTheWholeIntervalIs() {
    assertThat(lists(0.125, 0.0625, 0.1875))
        .isEqualTo(
            "Its lists are better than those of popularity by 0.1250 NDCG@10 (95 % interval +0.0625 to +0.1875).");
    assertThat(lists(-0.125, -0.1875, -0.0625))
        .isEqualTo(
            "Its lists are NOT better than those of popularity: worse by 0.1250 NDCG@10 (95 % interval -0.1875 to -0.0625).");
    assertThat(lists(0.125, null, null))
        .isEqualTo("Its lists are better than those of popularity by 0.1250 NDCG@10.");
  }

  @Test
  void anIntervalOfListsThatContainsZeroShowsNoDifference() {
    assertThat(lists(0.01, -0.02, 0.04))
        .isEqualTo(
            "No difference of its lists from those of popularity that this data can show: +0.0100 NDCG@10, 95 % interval -0.0200 to +0.0400.");
    assertThat(lists(-0.01, -0.02, 0.0)).startsWith("No difference ");
    assertThat(lists(0.0, 0.0, 0.0)).startsWith("No difference ");
  }

  private static String lists(double difference, Double low, Double high) {
    return Verdict.ofLists("popularity", new Metrics.Paired(difference, low, high), 30);
  }

  private static String verdict(double difference, Double low, Double high) {
    return Verdict.of("bias", new Metrics.Paired(difference, low, high), 30);
  }

  /** 0.75 and 1.25 have the standard deviation sqrt(0.125), -0.15 and -0.05 sqrt(0.005). */
  @Test
  void aBacktestHasMeanAndSpread() {
    BacktestMetrics.Window first =
        new BacktestMetrics.Window("1970-01-01T00:10:00Z", 700, 90, 0.75, 0.9, null, null);
    BacktestMetrics.Window second =
        new BacktestMetrics.Window("1970-01-01T00:12:00Z", 800, 80, 1.25, 1.3, null, null);
    assertThat(Verdict.of(BacktestMetrics.of(List.of(first, second))))
        .isEqualTo(
            "Backtest, earlier cut-offs: 2; RMSE 1.0000 on average, better than the bias baseline by 0.1000 (standard deviation 0.3536; of the difference 0.0707).");
    BacktestMetrics.Window worse =
        new BacktestMetrics.Window("1970-01-01T00:12:00Z", 800, 80, 1.25, 1.0, null, null);
    assertThat(Verdict.of(BacktestMetrics.of(List.of(worse))))
        .isEqualTo(
            "Backtest, earlier cut-offs: 1; RMSE 1.2500 on average, NOT better than the bias baseline: worse by 0.2500.");
  }
}
