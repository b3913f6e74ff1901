package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparedTableTest {
  private static final Metrics.Paired PAIRED = new Metrics.Paired(-0.125, -0.25, 0.0625);

  @Test
  void bothMetricsStandSideBySide() {
    Metrics.Compared compared =
        new Metrics.Compared("r2", 1_200, 80, 0.875, 1.0, PAIRED, 70, 0.25, 0.375, PAIRED);
    assertThat(ComparedTable.of(compared).lines())
        .containsExactly(
            "",
            "Beside run r2, on what both can score:",
            "                 this    other difference",
            "  RMSE         0.8750   1.0000    -0.1250   95 % interval -0.2500 to +0.0625   1,200 ratings, 80 users",
            "  NDCG@10      0.2500   0.3750    -0.1250   95 % interval -0.2500 to +0.0625   lists of 70 users");
  }

  @Test
  void whatOneOfThemDoesNotHaveIsLeftOut() {
    Metrics.Paired only = new Metrics.Paired(0, null, null);
    assertThat(
            ComparedTable.of(
                    new Metrics.Compared("r2", 0, 0, null, null, null, 7, 0.25, 0.25, only))
                .lines())
        .last()
        .isEqualTo("  NDCG@10      0.2500   0.2500    +0.0000   lists of 7 users");
    assertThat(
            ComparedTable.of(
                new Metrics.Compared("r2", 0, 0, null, null, null, 0, null, null, null)))
        .contains("nothing");
    assertThat(ComparedTable.of(null)).isEmpty();
  }
}
