package recommender.sample;

/**
 * Synthetic rating of an item by a user.
 *
 * @param user counted from 1
 * @param item counted from 1
 * @param halfStars the rating in half stars, in [1, 10]
 * @param timestamp seconds since 1970-01-01 UTC
 */
record SampleRating(int user, int item, int halfStars, long timestamp) {
  static final String HEADER = "userId,movieId,rating,timestamp";

  double stars() {
    return halfStars / 2.0;
  }

  String csv() {
    // String.format would write the comma of the reader's locale.
    return user + "," + item + "," + stars() + "," + timestamp;
  }
}
