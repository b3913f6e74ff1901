package recommender.text;

/**
 * Texts of a rating as a file has them; null where the file has none.
 *
 * @param problem why the row could not be taken apart, or null; then there are no texts
 */
public record TextRow(String user, String item, String rating, String timestamp, String problem) {

  static TextRow broken(String problem) {
    return new TextRow(null, null, null, null, problem);
  }
}
