package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.config.SplitSettings;
import recommender.ratings.Columns;

/**
 * Rolling-origin splits (Tashman 2000) at earlier cut-offs, as if the job had run then: each holds
 * out the ratings between its cut-off and the next one, and has none of those that came later.
 *
 * <p>The windows hold as many ratings, about, as the test part of the split they lead up to.
 */
public final class RollingOrigin {
  private final SplitSettings split;

  /** Rolling-origin splits of a split in time. */
  public RollingOrigin(SplitSettings split) {
    this.split = split;
  }

  /**
   * The earlier percentiles, ascending.
   *
   * @param windows as many; 1 − windows · (1 − percentile) must be above 1 − percentile
   */
  static List<Double> percentiles(double percentile, int windows) {
    List<Double> percentiles = new ArrayList<>();
    for (int back = windows; back >= 1; back--) {
      percentiles.add(percentile - back * (1 - percentile));
    }
    return percentiles;
  }

  /**
   * The earlier splits, the earliest first; each is to be closed. One without a train or a test
   * rating is left out.
   *
   * @param last the split that they lead up to
   */
  public List<RatingSplit> before(RatingSplit last, int windows) {
    Dataset<Row> all = last.tagged().drop(Part.COLUMN);
    long ratings = last.counts().values().stream().mapToLong(Long::longValue).sum();
    List<Double> cutoffs = new ArrayList<>();
    for (double percentile : percentiles(split.percentile(), windows)) {
      cutoffs.add(Percentile.of(all, Columns.TIMESTAMP, percentile).orElseThrow());
    }
    cutoffs.add(last.cutoff().orElseThrow());
    List<RatingSplit> splits = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      RatingSplit earlier = between(all, ratings, cutoffs.get(i), cutoffs.get(i + 1));
      if (earlier.trainRatings() > 0 && earlier.testRatings() > 0) {
        splits.add(earlier);
      } else {
        earlier.close();
      }
    }
    return splits;
  }

  private RatingSplit between(Dataset<Row> all, long ratings, double cutoff, double end) {
    Column time = col(Columns.TIMESTAMP);
    Dataset<Row> tagged =
        all.filter(time.lt(end))
            .withColumn(
                Part.COLUMN,
                when(time.lt(cutoff), Part.TRAIN.value()).otherwise(Part.TEST.value()));
    Dataset<Row> parts =
        ValidationShare.of(split)
            .takenFrom(tagged, ratings)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new RatingSplit(parts, RatingSplit.counts(parts), 0, 0, OptionalDouble.of(cutoff));
  }
}
