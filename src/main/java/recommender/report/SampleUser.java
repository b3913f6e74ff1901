package recommender.report;

import java.util.List;

/**
 * A user of the run with what was rated and what is recommended, as an example.
 *
 * @param id of the user
 * @param rated the highest ratings, the highest first
 * @param listed recommended items, the best first
 */
public record SampleUser(String id, List<Entry> rated, List<Entry> listed) {

  /**
   * An item.
   *
   * @param item its id
   * @param title empty where there is none
   * @param value the rating, or the score
   */
  public record Entry(String item, String title, double value) {

    /** The title, or the id where there is none. */
    public String name() {
      return title.isEmpty() ? item : title;
    }
  }
}
