package recommender.report;

import java.util.List;
import java.util.Locale;

/** Text tables of errors and lists by slices. */
public final class SlicesTable {
  private SlicesTable() {}

  /** The tables as text, with a line end after each line; empty where nothing was scored. */
  public static String of(Slices slices) {
    StringBuilder text = new StringBuilder();
    errors(text, "Users by ratings fed in", slices.usersByRatings());
    errors(text, "Items by train ratings", slices.itemsByPopularity());
    errors(text, "By rating", slices.ratings());
    calibration(text, slices.calibration());
    lists(text, slices.listsByRatings());
    return text.toString();
  }

  private static void errors(StringBuilder text, String title, List<Slices.Errors> slices) {
    if (slices != null) {
      line(text, "%n  %-26s %9s %8s %8s %10s%n", title, "ratings", "RMSE", "MAE", "mean error");
      for (Slices.Errors slice : slices) {
        line(
            text,
            "  %26s %,9d %8.4f %8.4f %+10.4f%n",
            range(slice.from(), slice.to()),
            slice.ratings(),
            slice.rmse(),
            slice.mae(),
            slice.meanError());
      }
    }
  }

  private static void calibration(StringBuilder text, List<Slices.Calibration> slices) {
    if (slices != null) {
      line(text, "%n  %-26s %9s %8s %8s%n", "By prediction", "ratings", "mean", "actual");
      for (Slices.Calibration slice : slices) {
        line(
            text,
            "  %26s %,9d %8.4f %8.4f%n",
            String.format(Locale.ROOT, "%.2f to %.2f", slice.from(), slice.to()),
            slice.ratings(),
            slice.predicted(),
            slice.actual());
      }
    }
  }

  private static void lists(StringBuilder text, List<Slices.Lists> slices) {
    if (slices != null) {
      line(
          text,
          "%n  %-26s %9s %8s %8s %17s%n",
          "Lists of 10, by ratings",
          "users",
          "NDCG",
          "recall",
          "NDCG, popularity");
      for (Slices.Lists slice : slices) {
        Double to = slice.to() == null ? null : (double) slice.to();
        line(
            text,
            "  %26s %,9d %8.4f %8.4f %17.4f%n",
            range(slice.from(), to),
            slice.users(),
            slice.ndcgAt10(),
            slice.recallAt10(),
            slice.popularityNdcgAt10());
      }
    }
  }

  private static String range(double from, Double to) {
    if (to == null) {
      return number(from) + " or more";
    }
    return from == to ? number(from) : number(from) + " to " + number(to);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
