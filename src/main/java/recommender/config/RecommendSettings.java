package recommender.config;

import java.util.Optional;

/**
 * What a job that recommends is asked for.
 *
 * @param run path of a run folder, or of a repository, whose current run is meant
 * @param work whether lists, scores of pairs, or similar items are made
 * @param top length of the lists, at least 1
 * @param output path of the table that is written
 * @param format of that table
 * @param partition of it that is written; empty for all of it
 * @param overwrite whether what is there is replaced
 * @param users path of a table of users who get lists; empty for those of the ratings
 * @param candidates which items are listed
 * @param explain number of rated items that explain each listed one; 0 for none
 * @param similar number of similar items of each item
 * @param pairs path of a table of users and items to be scored
 * @param unknown what becomes of pairs of unknown users or items
 * @param titles path of a table of items and titles for what is printed
 */
public record RecommendSettings(
    String run,
    Work work,
    int top,
    String output,
    OutputFormat format,
    Optional<Partition> partition,
    boolean overwrite,
    Optional<String> users,
    Candidates candidates,
    int explain,
    int similar,
    Optional<String> pairs,
    UnknownIds unknown,
    Optional<String> titles) {

  /** What is made. */
  public enum Work {
    LISTS,
    PAIRS,
    SIMILAR
  }

  /**
   * Which items are listed.
   *
   * @param items path of a table of items, to which lists are limited
   * @param exclude path of a table of users and items that they are not to get
   * @param minItemRatings train ratings of an item, at least 0
   * @param includeRated whether items are listed that their users have rated
   */
  public record Candidates(
      Optional<String> items, Optional<String> exclude, int minItemRatings, boolean includeRated) {}
}
