package recommender.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import recommender.ratings.InputSource;

/**
 * Numbers of ratings read, dropped and in each part.
 *
 * @param read rows
 * @param malformed rows that are no rating, the reasons in {@code rejected}
 * @param duplicates ratings of the same user and item beside the latest one
 * @param outOfRange ratings outside {@code input.rating-scale}
 * @param unrated rows whose rating is one of {@code input.unrated}
 * @param withoutTime ratings without a time, where none is needed
 * @param tooFew ratings dropped by {@code input.min-user-ratings} and {@code min-item-ratings}, and
 *     of users who have too few for the split
 * @param rejected rows by reason
 * @param cutoffTimestamp seconds since 1970, of a split in time
 * @param cutoffTime the same in ISO 8601, UTC
 * @param alreadyRated held-out ratings that are not scored since their users had rated the same
 *     items before; null after training, which counts them among duplicates
 * @param inputs what was read
 * @param distribution what was looked at before anything was trained
 */
public record DataMetrics(
    long read,
    long malformed,
    long duplicates,
    long outOfRange,
    long unrated,
    long withoutTime,
    long tooFew,
    SortedMap<String, Long> rejected,
    Double cutoffTimestamp,
    String cutoffTime,
    Long alreadyRated,
    List<InputSource> inputs,
    TrainPart train,
    ValidationPart validation,
    TestPart test,
    Distribution distribution) {
  /**
   * Ratings of train and validation by their value, and how the split came out.
   *
   * @param histogram each value where there are few, else bins of equal width, ascending
   * @param relevantFrom the lowest rating that is a like; absent where there are no ratings
   * @param likedShare of the ratings, that are likes
   * @param testShareAsked share of all ratings that test was to have; absent where the split does
   *     not go by shares
   * @param testShare that it has
   * @param usersWithoutValidation users of train with too few ratings to give one to validation;
   *     absent where no validation part was asked for
   * @param validationEmpty whether there is no validation rating
   * @param overTime ratings by time, the earliest first; empty where they have no times
   * @param popularity what share of train and validation the most popular items have, the fewest
   *     items first
   */
  public record Distribution(
      List<Bin> histogram,
      Double relevantFrom,
      double likedShare,
      Double testShareAsked,
      double testShare,
      Long usersWithoutValidation,
      boolean validationEmpty,
      List<Period> overTime,
      List<PopularShare> popularity) {}

  /**
   * Numbers of ratings in a period, all of which are equally long.
   *
   * @param from seconds since 1970, or whatever times are
   * @param to its end
   * @param known of train and validation, and those fed in
   * @param test held out
   */
  public record Period(double from, double to, long known, long test) {}

  /**
   * Share of the ratings that the most popular items have.
   *
   * @param items share of the items, in (0, 1]
   * @param ratings share of the ratings, in (0, 1]
   */
  public record PopularShare(double items, double ratings) {}

  /** Number of ratings from one value to another; of a single value both are the same. */
  public record Bin(double from, double to, long ratings) {}

  /**
   * Size of the train part.
   *
   * @param ratings of the train part; after a refit the network was trained on those of the
   *     validation part, too
   * @param users of the published network
   * @param items of the published network
   */
  public record TrainPart(long ratings, long users, long items) {}

  /** Size of the validation part; users are those with a rating that could be scored. */
  public record ValidationPart(long ratings, long users) {}

  /**
   * Size of the test part: ratings = scored + unseenUser + unseenItem.
   *
   * @param usersRanked those with a relevant item held out that train knows
   * @param unseenUsersRanked those of them of whom nothing is known
   */
  public record TestPart(
      long ratings,
      long scored,
      long usersScored,
      long unseenUser,
      long unseenItem,
      long usersRanked,
      long unseenUsersRanked) {

    /** {@code unseen_users_ranked} by the name that scripts know it by. */
    @JsonProperty("strangers_ranked")
    public long strangersRanked() {
      return unseenUsersRanked;
    }
  }
}
