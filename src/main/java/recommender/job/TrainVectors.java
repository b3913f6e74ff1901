package recommender.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.ratings.RatingsException;
import recommender.split.RatingSplit;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

/**
 * Train as the network reads it.
 *
 * @param items of train
 * @param users their vectors, persisted until {@link #close()}
 * @param count of the users
 */
record TrainVectors(ItemIndex items, Dataset<Row> users, long count) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainVectors.class);

  /**
   * Indexes the items of train and groups its ratings by user.
   *
   * @throws RatingsException when a single user or item is left
   */
  static TrainVectors of(RatingSplit split) {
    ItemIndex items = ItemIndex.of(split.train());
    Dataset<Row> users =
        UserVectors.of(split.train(), items).persist(StorageLevel.MEMORY_AND_DISK());
    TrainVectors vectors = new TrainVectors(items, users, users.count());
    vectors.demandSeveral();
    LOG.info("Built vectors of {} users over {} items.", vectors.count, items.size());
    return vectors;
  }

  /** Number of items. */
  int width() {
    return items.size();
  }

  private void demandSeveral() {
    if (count < 2 || width() < 2) {
      close();
      throw new RatingsException(
          "train: expected at least 2 users and 2 items, was %d and %d; give more ratings or hold out fewer (section split)"
              .formatted(count, width()));
    }
  }

  @Override
  public void close() {
    users.unpersist();
  }
}
