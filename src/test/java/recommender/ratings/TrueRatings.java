package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Ratings that a test writes in some layout and reads back.
 *
 * @param rows each user and item once
 */
record TrueRatings(List<TrueRating> rows) {

  /**
   * A rating.
   *
   * @param time seconds since 1970
   */
  record TrueRating(int user, int item, double rating, long time) {

    /** The rating as a whole number. */
    int stars() {
      return (int) rating;
    }
  }

  /** Ratings of 1 to 5 stars by 40 users of 25 items. */
  static TrueRatings stars() {
    Random random = new Random(5);
    List<TrueRating> rows = new ArrayList<>();
    for (int user = 1; user <= 40; user++) {
      for (int item = 1; item <= 25; item++) {
        if (item == user % 25 + 1 || random.nextInt(3) == 0) {
          rows.add(
              new TrueRating(
                  user, item, 1 + random.nextInt(5), 1_500_000_000L + random.nextInt(50_000_000)));
        }
      }
    }
    return new TrueRatings(rows);
  }

  /** Lines of a file, one for each rating. */
  String lines(Function<TrueRating, String> line) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line.apply(row)).append('\n'));
    return text.toString();
  }

  /** Asserts that what was read is this: numbers of users, items, ratings, and the sums. */
  QualityReport assertRead(Ratings ratings) {
    return assertRead(ratings, rows.stream().mapToLong(TrueRating::time).sum());
  }

  /** The same for a table without times. */
  QualityReport assertReadWithoutTimes(Ratings ratings) {
    return assertRead(ratings, 0);
  }

  /** The same for times that have another sum. */
  QualityReport assertRead(Ratings ratings, double times) {
    try (ratings) {
      Row read =
          ratings
              .rows()
              .selectExpr(
                  "count(DISTINCT user)",
                  "count(DISTINCT item)",
                  "count(1)",
                  "sum(rating)",
                  "sum(timestamp)")
              .first();
      assertThat(read.getLong(0)).isEqualTo(rows.stream().map(TrueRating::user).distinct().count());
      assertThat(read.getLong(1)).isEqualTo(rows.stream().map(TrueRating::item).distinct().count());
      assertThat(read.getLong(2)).isEqualTo(rows.size());
      assertThat(read.getDouble(3)).isEqualTo(rows.stream().mapToDouble(TrueRating::rating).sum());
      assertThat(read.getDouble(4)).isEqualTo(times);
      return ratings.quality();
    }
  }
}
