package recommender.ratings;

/**
 * Row that is no usable rating.
 *
 * @param source file, folder or table that it was read from
 * @param row its text as read, of very long ones the beginning; of a table with types its values
 * @param reason why it is none
 */
public record RejectedRow(String source, String row, String reason) {
  /** Messages are for people: longer rows are cut. */
  private static final int SHOWN = 200;

  /** As a line of a message. */
  @Override
  public String toString() {
    String shown = row.length() <= SHOWN ? row : row.substring(0, SHOWN) + "…";
    return "  %s: %s (%s)".formatted(source, shown, reason);
  }
}
