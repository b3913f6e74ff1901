package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static final String HEADER =
      "epoch,train_loss,validation_rmse,learning_rate,rounds,ratings,seconds,ratings_per_second\n";

  @Test
  void eachChartIsAnElementInTheColoursOfThePage() {
    Map<String, String> charts =
        Charts.of(SomeMetrics.whole(), Map.of("history.csv", HEADER + "1,1.5,,1,1,9,1,9\n"));

    assertThat(charts.keySet())
        .containsExactly("over_time", "popularity", "history.csv", "calibration");
    assertThat(charts.values())
        .allSatisfy(
            svg ->
                assertThat(svg)
                    .startsWith("<svg role=\"img\" aria-label=\"")
                    .contains("var(--ink)", "viewBox=\"0 0 520 300\"")
                    .doesNotContain("rgb(1,2,", "width=\"520px\"")
                    .endsWith("</svg>\n"));
  }

  @Test
  void epochsWithoutValidationHaveALossAlone() {
    String history = HEADER + "1,1.5,,1,1,9,1,9\n2,1.25,,1,1,9,1,9\n";

    assertThat(Charts.of(SomeMetrics.whole(), Map.of("history.csv", history)).get("history.csv"))
        .contains("var(--first)")
        .doesNotContain("var(--second)");
  }

  @Test
  void trialsOfAClosedFormAreNoEpochs() {
    assertThat(
            Charts.of(SomeMetrics.whole(), Map.of("history.csv", "trial,l2,validation\n1,2,3\n")))
        .doesNotContainKey("history.csv");
  }
}
