package recommender.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.SortedMap;
import recommender.ratings.DoubtfulTimes;

/**
 * What the ratings of a run are like, as {@code quality.json} has it: the names of the components
 * in snake case are its keys, and what was not measured is null here and absent there.
 *
 * @param rows of the table
 * @param users who have ratings
 * @param items that have ratings
 * @param histogram of the ratings: each value where there are few, else bins of equal width,
 *     ascending
 * @param times their range; null where there are none
 * @param days ratings by day; null where there are no times
 * @param timestamps that are doubtful
 * @param drift from the run in service; null where it cannot be told
 * @param exceeded limits
 */
record Quality(
    Rows rows,
    Ids users,
    Ids items,
    List<Bin> histogram,
    Times times,
    Days days,
    Timestamps timestamps,
    Drift drift,
    List<Exceeded> exceeded) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Numbers of rows by what became of them.
   *
   * @param kept ratings that are left
   * @param malformed rows that are no rating
   * @param rejected malformed and out of range, by reason
   * @param rejectedListed rejected rows that are published with the run
   */
  record Rows(
      long read,
      long kept,
      long malformed,
      long outOfRange,
      long duplicates,
      long unrated,
      long withoutTime,
      SortedMap<String, Long> rejected,
      int rejectedListed) {}

  /**
   * Users or items.
   *
   * @param number how many
   * @param ratingsAtDeciles ratings of each: the fewest, those at the 10th, 20th, … percentile, and
   *     the most
   * @param newShare share of them that the run in service does not have; null where it is not known
   * @param newShareOfRatings share of the ratings that these have; null where it is not known
   */
  record Ids(long number, List<Long> ratingsAtDeciles, Double newShare, Double newShareOfRatings) {}

  /** Number of ratings from one value to another; of a single value both are the same. */
  record Bin(double from, double to, long ratings) {}

  /**
   * Range of the times, in seconds since 1970 and in ISO 8601.
   *
   * @param newest of those that are not in the future
   */
  record Times(double oldest, String oldestTime, double newest, String newestTime) {}

  /**
   * Ratings by day, in UTC.
   *
   * @param before ratings of earlier days, and those without a time
   * @param last a number of days up to the newest one, also those without ratings
   * @param after ratings of later days, which are in the future
   */
  record Days(long before, List<Day> last, long after) {}

  /** Ratings of a day. */
  record Day(String day, long ratings) {}

  /** Numbers of ratings with doubtful times, with an example of each kind. */
  record Timestamps(
      DoubtfulTimes future,
      DoubtfulTimes millisecondsAmongSeconds,
      @JsonProperty("before_1970") DoubtfulTimes before1970) {}

  /** The text of the file. */
  String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@link #json} wrote. */
  static Quality parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, Quality.class);
  }
}
