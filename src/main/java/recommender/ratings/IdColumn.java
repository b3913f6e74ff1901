package recommender.ratings;

import java.util.Optional;

/**
 * What is known of the ids of one part of a table before its rows are read.
 *
 * @param declared their type where the part has one; empty where it follows from the values
 * @param looksLikeText whether some of the first values are no integers
 */
record IdColumn(Optional<IdType> declared, boolean looksLikeText) {

  static IdColumn ofText(boolean looksLikeText) {
    return new IdColumn(Optional.empty(), looksLikeText);
  }

  static IdColumn ofType(Optional<IdType> declared) {
    return new IdColumn(declared, false);
  }
}
