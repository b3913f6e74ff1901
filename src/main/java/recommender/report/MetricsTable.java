package recommender.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text table at the end of a run: model and baselines side by side, and a plain verdict. */
public final class MetricsTable {
  private static final int NAME_WIDTH = 14;

  private MetricsTable() {}

  /** The table as text, with a line end after each line. */
  public static String of(Metrics metrics) {
    DataMetrics.TestPart part = metrics.data().test();
    StringBuilder table = new StringBuilder();
    boolean rated = metrics.test().rmse() != null;
    line(table, "%s%n", read(metrics.data()));
    line(
        table,
        "Test: %,d of %,d held-out ratings %s; %s: %,d of unseen users, %,d of unseen items.%n",
        part.scored(),
        part.ratings(),
        rated
            ? String.format(Locale.ROOT, "scored, of %,d users", part.usersScored())
            : "are of known users and items",
        rated ? "not scored" : "others",
        part.unseenUser(),
        part.unseenItem());
    warmStarts(metrics).forEach(start -> line(table, "%s%n", start));
    if (rated) {
      compare(table, metrics);
    }
    if (!metrics.test().lists().isEmpty()) {
      compareLists(table, metrics);
    }
    if (!rated && metrics.test().lists().isEmpty()) {
      line(table, "No held-out rating could be scored, so there is nothing to compare.%n");
    }
    if (metrics.foldIn() != null) {
      line(table, "%s%n", Verdict.of(metrics.foldIn()));
    }
    if (metrics.backtest() != null) {
      line(table, "%s%n", Verdict.of(metrics.backtest()));
    }
    return table.toString();
  }

  /** What the networks of the run began with; none of a cold start or an evaluation. */
  private static List<ModelMetrics.WarmStart> warmStarts(Metrics metrics) {
    return Stream.concat(Stream.ofNullable(metrics.model()), metrics.beside().values().stream())
        .map(ModelMetrics::warmStart)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What became of the rows that were read. */
  private static String read(DataMetrics data) {
    long rejected = data.malformed() + data.outOfRange();
    String reasons =
        data.rejected().entrySet().stream()
            .map(reason -> String.format(Locale.ROOT, "%,d %s", reason.getValue(), reason.getKey()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Read %,d rows: %,d ratings kept; %,d rejected%s, %s%,d duplicates, %s.",
        data.read(),
        data.read() - rejected - data.unrated() - data.duplicates(),
        rejected,
        reasons.isEmpty() ? "" : " (" + reasons + ")",
        data.unrated() == 0 ? "" : String.format(Locale.ROOT, "%,d not rated, ", data.unrated()),
        data.duplicates(),
        leftOut(data));
  }

  private static String leftOut(DataMetrics data) {
    return data.alreadyRated() == null
        ? String.format(Locale.ROOT, "%,d left out by the split", data.tooFew())
        : String.format(
            Locale.ROOT, "%,d held-out ratings of items already rated", data.alreadyRated());
  }

  private static void compare(StringBuilder table, Metrics metrics) {
    Metrics.Test test = metrics.test();
    String name = "  %-" + nameWidth(metrics) + "s";
    line(table, "%n" + name + " %8s %8s%n", "", "RMSE", "MAE");
    String row = name + " %8.4f %8.4f%s%n";
    line(table, row, "autoencoder", test.rmse(), test.mae(), interval(test));
    metrics
        .baselines()
        .forEach(
            (baseline, error) -> {
              if (error.rmse() != null) {
                line(table, row, Verdict.spaced(baseline), error.rmse(), error.mae(), "");
              }
            });
    line(table, "%n");
    Verdict.ofErrors(metrics).forEach(verdict -> line(table, "%s%n", verdict));
  }

  private static void compareLists(StringBuilder table, Metrics metrics) {
    DataMetrics.TestPart part = metrics.data().test();
    line(
        table,
        "%nLists of 10 for %,d users with a relevant item held out%s:%n",
        part.usersRanked(),
        part.unseenUsersRanked() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of them unseen", part.unseenUsersRanked()));
    String name = "  %-" + nameWidth(metrics) + "s";
    line(
        table,
        name + " %8s %8s %9s %8s %8s %8s %9s%n",
        "",
        "NDCG",
        "recall",
        "precision",
        "MAP",
        "hit rate",
        "coverage",
        "identical");
    lists(table, name, "autoencoder", metrics.test().lists());
    metrics
        .baselines()
        .forEach(
            (baseline, found) -> {
              if (!found.lists().isEmpty()) {
                lists(table, name, Verdict.spaced(baseline), found.lists());
              }
            });
    line(table, "%n");
    Verdict.ofLists(metrics).forEach(verdict -> line(table, "%s%n", verdict));
  }

  private static void lists(
      StringBuilder table, String name, String who, Map<String, Double> lists) {
    line(
        table,
        name + " %8.4f %8.4f %9.4f %8.4f %8.4f %8.4f %9.4f%n",
        who,
        lists.get("ndcg_at_10"),
        lists.get("recall_at_10"),
        lists.get("precision_at_10"),
        lists.get("map_at_10"),
        lists.get("hit_rate_at_10"),
        lists.get("coverage_at_10"),
        lists.get("identical_lists_at_10"));
  }

  private static int nameWidth(Metrics metrics) {
    return metrics.baselines().keySet().stream()
        .mapToInt(String::length)
        .reduce(NAME_WIDTH, Math::max);
  }

  private static String interval(Metrics.Test test) {
    return test.rmseLow() == null
        ? ""
        : String.format(
            Locale.ROOT, "   RMSE 95 %% interval %.4f to %.4f", test.rmseLow(), test.rmseHigh());
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values));
  }
}
