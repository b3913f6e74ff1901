package recommender.ratings;

/**
 * Number of ratings whose times are wrong in one way.
 *
 * @param rows how many
 * @param example one of the times as the table has it; null where there is none
 */
public record DoubtfulTimes(long rows, String example) {
  /** None. */
  static final DoubtfulTimes NONE = new DoubtfulTimes(0, null);

  /** Those of two tables. */
  DoubtfulTimes and(DoubtfulTimes other) {
    return new DoubtfulTimes(rows + other.rows, example == null ? other.example : example);
  }
}
