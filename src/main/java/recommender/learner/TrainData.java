package recommender.learner;

import org.apache.spark.api.java.JavaSparkContext;
import recommender.config.InputSettings;
import recommender.evaluation.ItemPopularity;
import recommender.evaluation.TestUsers;
import recommender.split.RatingSplit;
import recommender.vectors.ColumnDraw;
import recommender.vectors.ColumnIndex;
import recommender.vectors.RatingMatrix;

/**
 * One train part of the ratings and what is held out beside it, prepared once for all models that
 * are fitted to it.
 */
public final class TrainData implements AutoCloseable {
  private final JavaSparkContext spark;
  private final Stages stages;
  private final RatingSplit split;
  private final InputSettings input;
  private final PreparedVectors byUser;
  private PreparedVectors byItem;
  private TestUsers test;
  private ItemPopularity popularity;

  /**
   * @param split whose train part is fitted to; to be closed by the caller, after this
   * @param input the settings of its ratings
   */
  public TrainData(JavaSparkContext spark, Stages stages, RatingSplit split, InputSettings input) {
    this.spark = spark;
    this.stages = stages;
    this.split = split;
    this.input = input;
    this.byUser =
        new PreparedVectors(split, RatingMatrix.Layout.BY_USER, ColumnDraw.all(), input, stages);
  }

  public JavaSparkContext spark() {
    return spark;
  }

  /** Runs what is done with the data. */
  public Stages stages() {
    return stages;
  }

  public RatingSplit split() {
    return split;
  }

  /** A row for each user. */
  public PreparedVectors byUser() {
    return byUser;
  }

  /**
   * A row for each item. Those on other columns are freed.
   *
   * @param draw of the users who are columns, where there are more
   */
  public PreparedVectors byItem(ColumnDraw draw) {
    if (byItem == null || !byItem.areOn(draw)) {
      closeByItem();
      byItem = new PreparedVectors(split, RatingMatrix.Layout.BY_ITEM, draw, input, stages);
    }
    return byItem;
  }

  private void closeByItem() {
    if (byItem != null) {
      byItem.close();
    }
  }

  /** The users with a held-out rating, with all that is known of them. */
  public TestUsers test() {
    if (test == null) {
      ColumnIndex items = byUser.matrix().columns();
      test = stages.run("Join test users", () -> joined(items));
    }
    return test;
  }

  private TestUsers joined(ColumnIndex items) {
    return split.knowsTrainOnly()
        ? TestUsers.of(byUser.matrix().rows(), split.test(), items)
        : TestUsers.ofRatings(split.known(), split.test(), items);
  }

  /** How often train, with its validation part, has each item. */
  public ItemPopularity popularity() {
    if (popularity == null) {
      RatingMatrix matrix = byUser.matrix();
      ItemPopularity train = new ItemPopularity(matrix.columns().ratings(), matrix.users());
      popularity =
          split.validationRatings() == 0 ? train : train.plus(split.validation(), matrix.columns());
    }
    return popularity;
  }

  /** Frees the cached tables. */
  @Override
  public void close() {
    if (test != null) {
      test.close();
    }
    byUser.close();
    closeByItem();
  }
}
