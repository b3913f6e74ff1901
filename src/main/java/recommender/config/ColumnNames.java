package recommender.config;

/** What the input calls the four columns of a rating. */
public record ColumnNames(String user, String item, String rating, String timestamp) {
  /** Whether the input says how an item was rated, and not only that it was used. */
  public boolean hasRatings() {
    return !rating.equals("none");
  }
}
