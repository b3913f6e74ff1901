package recommender.job;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Names;
import recommender.config.VectorsOf;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.ItemPopularity;
import recommender.ratings.Columns;
import recommender.ratings.RatingsException;
import recommender.split.RatingSplit;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

/**
 * Train as the network reads it. With item vectors users and items have changed places in here and
 * in everything that is made of it, but for what says otherwise.
 *
 * @param of whose ratings are a vector
 * @param items of train
 * @param users their vectors, persisted until {@link #close()}
 * @param count of the users
 */
record TrainVectors(VectorsOf of, ItemIndex items, Dataset<Row> users, long count)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainVectors.class);

  /**
   * Indexes the items of train and groups its ratings by user, or the other way round.
   *
   * @throws RatingsException when a single user or item is left
   */
  static TrainVectors of(RatingSplit split, VectorsOf of) {
    Dataset<Row> train = placed(split.train(), of);
    ItemIndex items = ItemIndex.of(train);
    Dataset<Row> users = UserVectors.of(train, items).persist(StorageLevel.MEMORY_AND_DISK());
    TrainVectors vectors = new TrainVectors(of, items, users, users.count());
    vectors.demandSeveral();
    LOG.info(
        "Built {} vectors of {} users and {} items.",
        Names.kebab(of),
        vectors.userCount(),
        vectors.itemCount());
    return vectors;
  }

  /** What building them is called. */
  static String stage(VectorsOf of) {
    return "Build " + Names.kebab(of) + " vectors";
  }

  /** What is known of the items, where vectors are those of users. */
  ItemPopularity catalogue() {
    return new ItemPopularity(items.ratings(), count);
  }

  /** Number of items. */
  int width() {
    return items.size();
  }

  /** Users of train, in the sense of the ratings that were read. */
  long userCount() {
    return of == VectorsOf.ITEM ? width() : count;
  }

  /** Items of train, in the sense of the ratings that were read. */
  long itemCount() {
    return of == VectorsOf.ITEM ? count : width();
  }

  /** Ratings as they were read, with users and items in their places here. */
  Dataset<Row> placed(Dataset<Row> ratings) {
    return placed(ratings, of);
  }

  /**
   * What can be scored when the vectors of train are fed in.
   *
   * @param heldOut as read
   */
  EvaluationUsers evaluationUsers(Dataset<Row> heldOut) {
    return EvaluationUsers.of(users, placed(heldOut), items);
  }

  /** Users, in the sense of the ratings that were read, who can be scored. */
  long scored(EvaluationUsers evaluationUsers) {
    return of == VectorsOf.ITEM ? evaluationUsers.heldOutColumns() : evaluationUsers.count();
  }

  private static Dataset<Row> placed(Dataset<Row> ratings, VectorsOf of) {
    return of == VectorsOf.ITEM
        ? ratings.select(
            col(Columns.ITEM).as(Columns.USER),
            col(Columns.USER).as(Columns.ITEM),
            col(Columns.RATING))
        : ratings;
  }

  private void demandSeveral() {
    if (count < 2 || width() < 2) {
      close();
      throw new RatingsException(
          "train: expected at least 2 users and 2 items, was %d and %d; give more ratings or hold out fewer (section split)"
              .formatted(userCount(), itemCount()));
    }
  }

  @Override
  public void close() {
    users.unpersist();
  }
}
