package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import recommender.evaluation.ItemExposure;
import recommender.ratings.Titles;
import recommender.recommendation.RecommendedLists;

/**
 * What is printed of lists.
 *
 * @param users number of lists by source
 * @param exposure of the items in them
 * @param identical share of users whose list is also that of somebody else
 * @param length that was asked for
 * @param shorter users with fewer items, as no more candidates remained
 * @param sample rows of a few users
 * @param titles by item; empty without any
 */
record RecommendReport(
    SortedMap<String, Long> users,
    ItemExposure exposure,
    double identical,
    int length,
    long shorter,
    List<Row> sample,
    Map<String, String> titles) {
  static final String RATINGS_RANK_BADLY =
      "The run has no model that ranks: lists go by predicted ratings, which order items worse than"
          + " popularity does. Train with network.objective = ranking or both to recommend.";

  private static final int SAMPLE = 5;

  static RecommendReport of(RecommendedLists lists, int length, Optional<Titles> titles) {
    List<Row> sample = lists.sample(SAMPLE);
    return new RecommendReport(
        lists.usersBySource(),
        lists.exposure(),
        lists.identical(),
        length,
        lists.shorterThan(length),
        sample,
        titles
            .map(
                all ->
                    all.of(
                        sample.stream()
                            .map(row -> row.get(2).toString())
                            .collect(Collectors.toSet())))
            .orElse(Map.of()));
  }

  void print(PrintStream out) {
    long all = users.values().stream().mapToLong(Long::longValue).sum();
    out.printf(Locale.ROOT, "%nLists of %d for %,d users:%n", length, all);
    users.forEach(
        (source, count) -> out.printf(Locale.ROOT, "  by %-12s %,12d users%n", source, count));
    if (shorter > 0) {
      out.printf(Locale.ROOT, "  shorter      %,12d users, no more candidates remained%n", shorter);
    }
    out.printf(
        Locale.ROOT,
        "Coverage of the catalogue %.4f, Gini of exposure %.4f, share of identical lists %.4f.%n",
        exposure.coverage(),
        exposure.gini(),
        identical);
    Object last = null;
    for (Row row : sample) {
      if (!row.get(0).equals(last)) {
        out.printf("%n  user %s (by %s)%n", row.get(0), row.get(4));
        last = row.get(0);
      }
      String item = row.get(2).toString();
      out.println(
          String.format(
                  Locale.ROOT,
                  "  %4d  %-10s %9.4f  %s",
                  row.getInt(1),
                  item,
                  row.getDouble(3),
                  titles.getOrDefault(item, ""))
              .stripTrailing());
    }
  }
}
