package recommender.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charts of a run as elements of HTML, of the numbers in {@code metrics.json} and the histories
 * alone. Where Java cannot draw, as it lacks fonts or its libraries for them, a sentence stands in
 * for each.
 */
final class Charts {
  private static final Logger LOG = LoggerFactory.getLogger(Charts.class);

  private static final String HISTORY = "epoch,train_loss,";
  private static final int LOSS = 1;
  private static final int VALIDATION = 2;

  private Charts() {}

  /** The charts by name; those of which there are no numbers are left out. */
  static Map<String, String> of(Metrics metrics, Map<String, String> histories) {
    Map<String, String> charts = new LinkedHashMap<>();
    if (metrics.data().distribution() != null) {
      data(metrics.data(), charts);
    }
    if (metrics.model() != null) {
      history("", metrics.model(), histories, charts);
    }
    metrics.beside().forEach((section, model) -> history(section, model, histories, charts));
    if (metrics.slices() != null && metrics.slices().calibration() != null) {
      charts.put("calibration", drawn(() -> calibration(metrics.slices().calibration())));
    }
    return charts;
  }

  private static void data(DataMetrics data, Map<String, String> charts) {
    if (!data.distribution().overTime().isEmpty()) {
      charts.put("over_time", drawn(() -> overTime(data)));
    }
    if (data.distribution().popularity().size() > 1) {
      charts.put("popularity", drawn(() -> popularity(data.distribution().popularity())));
    }
  }

  private static void history(
      String section,
      ModelMetrics model,
      Map<String, String> histories,
      Map<String, String> charts) {
    String file = History.file(section);
    String csv = histories.getOrDefault(file, "");
    if (csv.startsWith(HISTORY)
        && model.fit().get("training") instanceof ModelMetrics.Training fit) {
      charts.put(file, drawn(() -> history(csv, fit.bestEpoch())));
    }
  }

  private static String drawn(Supplier<String> chart) {
    try {
      return chart.get();
    } catch (Error | RuntimeException e) {
      // A model is not lost for want of a picture of it: headless Java may lack its font library.
      LOG.warn("A chart of report.html could not be drawn: {}", e.toString());
      return "<p class=\"note\">This Java cannot draw charts; the numbers are in metrics.json.</p>";
    }
  }

  private static String overTime(DataMetrics data) {
    List<DataMetrics.Period> periods = data.distribution().overTime();
    double[] times = numbers(periods, period -> 1000 * (period.from() + period.to()) / 2);
    Chart chart =
        new Chart("", "ratings")
            .fromZero()
            .ofMonths()
            .line(
                "train and validation",
                times,
                numbers(periods, DataMetrics.Period::known),
                Chart.Tone.FIRST)
            .line("test", times, numbers(periods, DataMetrics.Period::test), Chart.Tone.SECOND);
    if (data.cutoffTimestamp() != null) {
      chart.mark(1000 * data.cutoffTimestamp());
    }
    return chart.svg("Numbers of ratings over time, of train and validation, and of test");
  }

  private static String popularity(List<DataMetrics.PopularShare> curve) {
    return new Chart("% of the items, the most popular first", "% of the ratings")
        .fromZero()
        .line(
            "share of the ratings",
            numbers(curve, point -> 100 * point.items()),
            numbers(curve, point -> 100 * point.ratings()),
            Chart.Tone.FIRST)
        .svg("Share of the ratings that the most popular items have");
  }

  /** What was rated where about so much was predicted, beside what would have been right. */
  private static String calibration(List<Slices.Calibration> slices) {
    double[] predicted = numbers(slices, Slices.Calibration::predicted);
    return new Chart("mean prediction", "mean rating")
        .line("as predicted", predicted, predicted, Chart.Tone.GRID)
        .dots("as rated", predicted, numbers(slices, Slices.Calibration::actual), Chart.Tone.FIRST)
        .svg("Mean rating by mean prediction");
  }

  /** Loss and validation metric by epoch; the epoch with the best metric is marked. */
  private static String history(String csv, int best) {
    List<String[]> rows = csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    String metric = csv.lines().findFirst().orElseThrow().split(",")[VALIDATION].replace('_', ' ');
    double[] epochs = numbers(rows, row -> Double.parseDouble(row[0]));
    Chart chart =
        new Chart("epoch", "train loss")
            .line(
                "train loss",
                epochs,
                numbers(rows, row -> Double.parseDouble(row[LOSS])),
                Chart.Tone.FIRST);
    List<String[]> validated = rows.stream().filter(row -> !row[VALIDATION].isEmpty()).toList();
    if (!validated.isEmpty()) {
      chart.besideIt(
          metric,
          numbers(validated, row -> Double.parseDouble(row[0])),
          numbers(validated, row -> Double.parseDouble(row[VALIDATION])),
          Chart.Tone.SECOND);
      chart.mark(best);
    }
    return chart.svg("Train loss and " + metric + " by epoch");
  }

  private static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> number) {
    return rows.stream().mapToDouble(number).toArray();
  }
}
