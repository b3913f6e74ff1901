package recommender.experiment;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.ratings.Columns;
import recommender.report.DataMetrics;

/** Share of the ratings that the most popular items have. */
final class PopularityCurve {
  private static final List<Double> SHARES =
      List.of(0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

  private PopularityCurve() {}

  /** A number of items that have as many ratings each. */
  record Group(long ratings, long items) {}

  /**
   * Counts.
   *
   * @param ratings at least one
   */
  static List<DataMetrics.PopularShare> of(Dataset<Row> ratings) {
    return of(
        ratings.groupBy(Columns.ITEM).count().groupBy(col("count")).count().collectAsList().stream()
            .map(row -> new Group(row.getLong(0), row.getLong(1)))
            .toList());
  }

  /** The curve of items by their number of ratings. */
  static List<DataMetrics.PopularShare> of(List<Group> groups) {
    List<Group> popularFirst =
        groups.stream().sorted(Comparator.comparingLong(Group::ratings).reversed()).toList();
    long items = groups.stream().mapToLong(Group::items).sum();
    long all = groups.stream().mapToLong(group -> group.items() * group.ratings()).sum();
    List<DataMetrics.PopularShare> curve = new ArrayList<>();
    for (double share : SHARES) {
      long some = Math.round(share * items);
      if (some > 0) {
        curve.add(
            new DataMetrics.PopularShare(
                (double) some / items, (double) ratings(popularFirst, some) / all));
      }
    }
    return curve.stream().distinct().toList();
  }

  /** Ratings of the most popular items. */
  private static long ratings(List<Group> popularFirst, long items) {
    long left = items;
    long ratings = 0;
    for (Group group : popularFirst) {
      long taken = Math.min(left, group.items());
      ratings += taken * group.ratings();
      left -= taken;
    }
    return ratings;
  }
}
