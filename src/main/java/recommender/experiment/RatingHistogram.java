package recommender.experiment;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.signum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * Numbers of ratings by their value: exact for values that differ by more than 0.14 %, those that
 * lie closer together share a bin.
 *
 * @param bins ascending, at least one; none overlap
 */
public record RatingHistogram(List<Bin> bins) {
  /** Bins between a number and its double: as fine as any scale, and few for the driver. */
  private static final int BINS_PER_OCTAVE = 512;

  /** So many bins stand for the values where there are too many of them to be listed. */
  private static final int SUMMARY = 10;

  /** Copies the bins. */
  public RatingHistogram {
    bins = List.copyOf(bins);
  }

  /**
   * Ratings of about one value.
   *
   * @param low the lowest of them
   * @param high the highest of them
   * @param ratings at least 1, unless it is a part of the range without any
   */
  public record Bin(double low, double high, long ratings) {

    /** The value, or the range of values. */
    @Override
    public String toString() {
      return low == high ? text(low) : "%s to %s".formatted(text(low), text(high));
    }
  }

  /**
   * The columns that ratings of one bin have in common. Of 0 the logarithm is null, which is a bin
   * of its own.
   */
  public static Column[] binOf(Column rating) {
    return new Column[] {
      signum(rating), floor(log2(abs(rating)).multiply(BINS_PER_OCTAVE)),
    };
  }

  /** All ratings. */
  public long ratings() {
    return bins.stream().mapToLong(Bin::ratings).sum();
  }

  double lowest() {
    return bins.get(0).low();
  }

  double highest() {
    return bins.get(bins.size() - 1).high();
  }

  /** Whether all ratings are the same. */
  boolean isConstant() {
    return lowest() == highest();
  }

  /** The lowest and the highest rating, as a text. */
  String range() {
    return "%s to %s".formatted(text(lowest()), text(highest()));
  }

  /** Share of the ratings that are at least so high, in single precision as in vectors. */
  double shareFrom(double from) {
    long high =
        bins.stream()
            .filter(bin -> (float) bin.low() >= (float) from)
            .mapToLong(Bin::ratings)
            .sum();
    return (double) high / ratings();
  }

  /** The lowest value that at least a share of the ratings, in (0, 1], do not exceed. */
  double quantile(double share) {
    long below = 0;
    for (Bin bin : bins) {
      below += bin.ratings();
      if (below >= share * ratings()) {
        return bin.low();
      }
    }
    return highest();
  }

  /** The others; there must be one. */
  RatingHistogram without(Bin bin) {
    return new RatingHistogram(bins.stream().filter(each -> !each.equals(bin)).toList());
  }

  /**
   * The bins where there are few, else ten of equal width over the range.
   *
   * @param most bins that are few
   */
  public List<Bin> summary(int most) {
    if (bins.size() <= most) {
      return bins;
    }
    double width = (highest() - lowest()) / SUMMARY;
    long[] ratings = new long[SUMMARY];
    for (Bin bin : bins) {
      int place = (int) ((bin.low() - lowest()) / width);
      ratings[Math.min(place, SUMMARY - 1)] += bin.ratings();
    }
    List<Bin> summary = new ArrayList<>();
    IntStream.range(0, SUMMARY)
        .forEach(
            place ->
                summary.add(
                    new Bin(
                        lowest() + place * width, lowest() + (place + 1) * width, ratings[place])));
    return summary;
  }

  /** A rating as people write it: 4 and 0.5, in single precision as in vectors. */
  static String text(double rating) {
    return new BigDecimal(Float.toString((float) rating)).stripTrailingZeros().toPlainString();
  }
}
