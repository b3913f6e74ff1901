package recommender.memory;

/**
 * Size of the sparse matrix of ratings that a model is fitted to, on which its memory depends.
 *
 * @param rows vectors that are fed in, at least 1
 * @param columns of a vector, at least 1
 * @param ratings in all rows
 * @param validated whether a validation part stands beside them
 */
public record TrainSize(long rows, int columns, long ratings, boolean validated) {

  /** The same ratings with rows and columns in each other's place. */
  public TrainSize transposed() {
    return new TrainSize(columns, Math.toIntExact(rows), ratings, validated);
  }

  /**
   * The same with fewer columns where there are more; how many ratings they have is not known, so
   * they count all.
   */
  public TrainSize limitedTo(int most) {
    return new TrainSize(rows, Math.min(columns, most), ratings, validated);
  }

  /** Ratings of a row, on average, rounded down. */
  public long ratingsPerRow() {
    return ratings / rows;
  }
}
