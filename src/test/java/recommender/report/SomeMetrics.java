package recommender.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recommender.ratings.InputSource;

/** Metrics of a run that differ in what a test is about. */
final class SomeMetrics {
  static final Metrics.Test UNSCORED =
      new Metrics.Test(null, null, null, null, null, null, Map.of());

  static final ModelMetrics.Validation VALIDATION = new ModelMetrics.Validation(0.9, 0.7, null);
  private static final Metrics.FoldIn FOLD_IN =
      new Metrics.FoldIn(12, 1_234, 0.75, 0.5, 0.8, 0.625);

  private SomeMetrics() {}

  /** All that can be measured. */
  static Metrics whole() {
    return of(new Metrics.Test(0.875, 0.85, 0.9, 0.7, 0.88, 0.71, lists(0.25)), VALIDATION);
  }

  /** The same of a warm start. */
  static Metrics warm() {
    Metrics cold = whole();
    return new Metrics(
        cold.run(),
        cold.data(),
        new ModelMetrics(
            cold.model().network(),
            cold.model().fit(),
            cold.model().refit(),
            cold.model().validation(),
            new ModelMetrics.WarmStart("20240130-1", "items", 9_559, 12, 3, true)),
        cold.test(),
        cold.foldIn(),
        cold.beside(),
        cold.paired(),
        cold.pairedNdcgAt10(),
        cold.baselines(),
        cold.slices(),
        cold.backtest(),
        cold.compared());
  }

  /** With a cut-off in time, and unseen users after it, where there is a validation part. */
  static Metrics of(Metrics.Test test, ModelMetrics.Validation validation) {
    return new Metrics(
        new Metrics.Run(
            "20240131-1", "2024-01-31T23:59:59Z", 12.5, "0.1.0", "3.5.5", 7, Map.of("split", 1.5)),
        data(validation == null ? null : 980.5),
        new ModelMetrics(
            new ModelMetrics.Network(2048, 2, null),
            Map.of(
                "training",
                new ModelMetrics.Training(5, 4, 10.5, 2.1, 4000, 2, 5, 1.25, 0.5, null)),
            validation == null ? null : new ModelMetrics.Refit(9_000, 4, 8.5, 1.5, 0.75, null),
            validation,
            null),
        test,
        validation == null ? null : FOLD_IN,
        Map.of(),
        test.rmse() == null ? Map.of() : paired(test),
        test.lists().isEmpty()
            ? Map.of()
            : Map.of("popularity", new Metrics.Paired(0.125, 0.0625, 0.1875)),
        baselines(test),
        slices(test),
        test.rmse() == null ? null : BacktestMetrics.of(windows()),
        null);
  }

  /** One of each kind. */
  private static Slices slices(Metrics.Test test) {
    List<Slices.Errors> errors =
        test.rmse() == null
            ? null
            : List.of(new Slices.Errors(100_000, null, 900, 0.875, 0.7, -0.125));
    return new Slices(
        errors,
        errors,
        test.rmse() == null ? null : List.of(new Slices.Errors(0.5, 0.5, 900, 0.875, 0.7, -0.125)),
        test.rmse() == null ? null : List.of(new Slices.Calibration(3.5, 4, 900, 3.75, 3.875)),
        test.lists().isEmpty() ? null : List.of(new Slices.Lists(5, 9L, 38, 0.25, 0.25, 0.125)));
  }

  /** Of which everything is the same. */
  private static Map<String, Double> lists(double value) {
    Map<String, Double> lists = new LinkedHashMap<>();
    for (String name :
        List.of("ndcg", "recall", "precision", "map", "hit_rate", "coverage", "identical_lists")) {
      lists.put(name + "_at_10", value);
    }
    return lists;
  }

  private static DataMetrics data(Double cutoff) {
    return new DataMetrics(
        10_010,
        4,
        3,
        2,
        7,
        5,
        1,
        new TreeMap<>(Map.of("rating is not a number", 4L)),
        cutoff,
        cutoff == null ? null : "1970-01-01T00:16:20.500Z",
        null,
        List.of(
            new InputSource(
                "ratings", null, null, null, List.of("CSV"), 3L, 4096L, "a fingerprint")),
        new DataMetrics.TrainPart(8_800, 60, 90),
        new DataMetrics.ValidationPart(200, 50),
        new DataMetrics.TestPart(1_000, 900, 40, 70, 30, 38L, 5L),
        new DataMetrics.Distribution(
            List.of(new DataMetrics.Bin(3, 3, 2_000), new DataMetrics.Bin(4, 4, 7_000)),
            4.0,
            0.75,
            cutoff == null ? null : 0.125,
            0.1,
            cutoff == null ? null : 10L,
            false,
            List.of(
                new DataMetrics.Period(0, 600, 5_000, 0),
                new DataMetrics.Period(600, 1_200, 4_000, 1_000)),
            List.of(new DataMetrics.PopularShare(0.5, 0.75), new DataMetrics.PopularShare(1, 1))));
  }

  /** With an interval where {@code test} has one. */
  private static Map<String, Metrics.Paired> paired(Metrics.Test test) {
    Map<String, Metrics.Paired> paired = new LinkedHashMap<>();
    baselines().forEach((name, error) -> paired.put(name, paired(test, error)));
    return paired;
  }

  private static Metrics.Paired paired(Metrics.Test test, Metrics.Baseline error) {
    double difference = test.rmse() - error.rmse();
    return test.rmseLow() == null
        ? new Metrics.Paired(difference, null, null)
        : new Metrics.Paired(difference, difference - 0.0625, difference + 0.0625);
  }

  private static List<BacktestMetrics.Window> windows() {
    return List.of(
        new BacktestMetrics.Window("1970-01-01T00:10:00Z", 700, 90, 0.75, 0.875, null, null),
        new BacktestMetrics.Window("1970-01-01T00:12:00Z", 800, 80, 1.25, 1.125, null, null));
  }

  private static Map<String, Metrics.Baseline> baselines(Metrics.Test test) {
    Map<String, Metrics.Baseline> baselines = new LinkedHashMap<>();
    if (test.rmse() != null) {
      baselines.putAll(baselines());
    }
    if (!test.lists().isEmpty()) {
      baselines.put("popularity", new Metrics.Baseline(null, null, lists(0.125)));
    }
    return baselines;
  }

  private static Map<String, Metrics.Baseline> baselines() {
    Map<String, Metrics.Baseline> baselines = new LinkedHashMap<>();
    baselines.put("global_mean", new Metrics.Baseline(1.0625, 0.875, Map.of()));
    baselines.put("item_mean", new Metrics.Baseline(1.0, 0.75, Map.of()));
    baselines.put("bias", new Metrics.Baseline(0.9, 0.7, Map.of()));
    return baselines;
  }
}
