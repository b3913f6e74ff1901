package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private static final List<String> PROMOTION =
      List.of("Promoted: there was no run in service.", "Warning: loses to popularity.");

  private static Report report(Metrics metrics) {
    return new Report(metrics, Map.of(), PROMOTION, "split.seed = 1", "", List.of());
  }

  @Test
  void theVerdictComesFirstAndTheFiguresAreThoseOfTheMetrics() {
    String html = report(SomeMetrics.whole()).html();

    assertThat(html)
        .containsSubsequence(
            "<h1>No difference from the bias baseline that this data can show: -0.0250 RMSE",
            "<p>Promoted: there was no run in service.</p><p>Warning: loses to popularity.</p>",
            "<b>0.8750</b>",
            "<h2>Data</h2>",
            "<td>rows read</td><td>10,010</td>",
            "<td>rejected: rating is not a number</td><td>4</td>",
            "<h2>Training</h2>",
            "<td>epochs, best</td><td>5, 4</td>",
            "<h2>Quality</h2>",
            "<td>bias</td><td>0.9000</td><td>0.7000</td>",
            "<td>popularity</td><td class=\"good\">+0.1250</td>",
            "<h2>Settings</h2>",
            "split.seed = 1");
  }

  @Test
  void aWarmStartNamesItsRun() {
    assertThat(report(SomeMetrics.warm()).html())
        .containsSubsequence(
            "<td>begun with run</td><td>20240130-1</td>",
            "<td>items carried over, new, retired</td><td>9,559, 12, 3</td>",
            "<td>epochs, best</td>");
    assertThat(report(SomeMetrics.whole()).html()).doesNotContain("begun with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"src=", "href=\"http", "@import", "<script", "url(http"})
  void nothingIsLoadedFromElsewhere(String loading) {
    assertThat(report(SomeMetrics.whole()).html()).doesNotContain(loading);
  }

  @Test
  void whereNothingCouldBeScoredThePageSaysSo() {
    Report report = report(SomeMetrics.of(SomeMetrics.UNSCORED, null));

    assertThat(report.html()).contains("No held-out rating could be scored").doesNotContain("NaN");
    assertThat(report.modelCard()).contains("No held-out rating could be scored");
  }

  /** Of clicks: no rating was predicted, and all of them are likes. */
  @Test
  void aRunThatRanksHasListsAlone() {
    Metrics.Test lists =
        new Metrics.Test(null, null, null, null, null, null, SomeMetrics.whole().test().lists());
    Report report = report(SomeMetrics.of(lists, ModelMetrics.Validation.ofLists(0.5)));

    assertThat(report.html())
        .contains(
            "<h1>Its lists are better than those of popularity by 0.1250 NDCG@10",
            "<b>0.2500</b><span>NDCG@10 of lists for 38 users",
            "<td>validation NDCG@10</td><td>0.5000</td>",
            "Lists of 10 by number of ratings of a user")
        .doesNotContain("Predicted ratings", "RMSE on");
    assertThat(report.modelCard()).contains("To list items for users.").doesNotContain("Test RMSE");
  }

  /** As EvaluateJob has it: nothing is known of training. */
  @Test
  void anEvaluationHasTestSlicesAndTheOtherRun() {
    Metrics whole = SomeMetrics.whole();
    DataMetrics data = whole.data();
    DataMetrics tested =
        new DataMetrics(
            100,
            0,
            0,
            0,
            0,
            0,
            0,
            data.rejected(),
            null,
            null,
            12L,
            List.of(),
            null,
            null,
            data.test(),
            null);
    Metrics.Paired none = new Metrics.Paired(0, 0., 0.);
    Metrics evaluated =
        new Metrics(
            whole.run(),
            tested,
            null,
            whole.test(),
            null,
            Map.of(),
            whole.paired(),
            whole.pairedNdcgAt10(),
            whole.baselines(),
            whole.slices(),
            null,
            new Metrics.Compared("other", 900, 40, 0.875, 0.875, none, 38, 0.25, 0.25, none));

    assertThat(new Report(evaluated, Map.of(), List.of(), "", "", List.of()).html())
        .contains(
            "Evaluation of run 20240131-1",
            "<td>held out, but rated already</td><td>12</td>",
            "Error by held-out rating",
            "<td>100,000 or more</td><td>900</td>",
            "Compared with run other",
            "<td>+0.0000</td><td>+0.0000 to +0.0000</td>")
        .doesNotContain("<h2>Training</h2>", "<h2>Settings</h2>");
  }

  @Test
  void idsAndTitlesAreEscaped() {
    SampleUser.Entry entry = new SampleUser.Entry("1", "<b>Alien & Aliens</b>", 4.5);
    Report report =
        new Report(
            SomeMetrics.whole(),
            Map.of(),
            PROMOTION,
            "",
            "",
            List.of(new SampleUser("<7>", List.of(entry), List.of())));

    assertThat(report.html())
        .contains("User &lt;7&gt;", "&lt;b&gt;Alien &amp; Aliens&lt;/b&gt; <small>4.5</small>");
  }

  @Test
  void theModelCardHasUseDataMetricsAndLimits() {
    Report report =
        new Report(SomeMetrics.whole(), Map.of(), PROMOTION, "", "CC BY 4.0", List.of());

    assertThat(report.modelCard())
        .contains(
            "# Model card: run 20240131-1",
            "To predict what users would rate items.",
            "10,010 rows were read; 8,800 ratings trained, 200 chose settings and epochs",
            "- Ratings of train and validation: 3: 2,000, 4: 7,000.",
            "- Licence of the ratings: CC BY 4.0.",
            "- Promoted: there was no run in service.",
            "- Test RMSE 0.8750 (95 % interval 0.8500 to 0.9000), MAE 0.7000, on 900 ratings of 40 users.",
            "70 held-out ratings were of users and 30 of items that train does not know");
    assertThat(report(SomeMetrics.whole()).modelCard()).contains("not stated (`input.licence`)");
  }
}
