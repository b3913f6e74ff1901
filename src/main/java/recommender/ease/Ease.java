package recommender.ease;

import org.apache.spark.api.java.JavaRDD;
import recommender.config.EaseChannels;
import recommender.config.PositiveTargets;
import recommender.config.RatingScale;
import recommender.vectors.RatingMatrix;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

/**
 * EASE (Steck 2019) of the ratings of train with weights of users, L2 of items and several
 * channels, to be solved for any numbers. What solutions of the same channels and user weights have
 * in common is kept from one to the next.
 */
final class Ease implements AutoCloseable {
  /** The largest matrix that LAPACK's numbers of 32 bits can count. */
  static final int LARGEST = 46_340;

  private final RatingMatrix matrix;
  private final JavaRDD<UserVector> users;
  private final PositiveTargets positives;
  private final double middle;
  private final Likes likes;
  private EaseNumbers last;
  private EaseForm form;

  /**
   * @param scale of the ratings
   */
  Ease(RatingMatrix matrix, PositiveTargets positives, RatingScale scale) {
    this.matrix = matrix;
    this.users = UserVectors.vectors(matrix.rows());
    this.positives = positives;
    this.middle = Channels.middle(positives, scale);
    this.likes = Likes.of(users, positives, matrix.width());
  }

  /** Whether there are fewer users than places, so that a matrix of users is the smaller one. */
  static boolean isDual(long users, int items, int channels) {
    return users < (long) items * channels;
  }

  /**
   * Solves; the weights are to be closed.
   *
   * @throws recommender.config.SettingsException when the L2 is too small for single precision
   */
  EaseWeights weights(EaseNumbers numbers) {
    if (last == null
        || last.channels() != numbers.channels()
        || last.userExponent() != numbers.userExponent()) {
      close();
      form = form(numbers);
      last = numbers;
    }
    return form.weights(numbers);
  }

  private EaseForm form(EaseNumbers numbers) {
    Channels channels = channels(numbers.channels());
    UserWeights weights = UserWeights.of(numbers.userExponent(), likes.users());
    JavaRDD<WeightedUser> rows = users.map(user -> WeightedUser.of(user, channels, weights));
    int count = channels.count();
    return isDual(matrix.rowCount(), matrix.width(), count)
        ? new DualForm(rows.collect(), likes, count)
        : new PrimalForm(rows, likes, count);
  }

  /** The scorer of weights that are multiplied by the factors of scores. */
  EaseScorer scorer(EaseWeights weights, EaseChannels choice) {
    return new EaseScorer(weights, channels(choice), EaseWeights.ones(weights.items()));
  }

  /** The scorer of weights that were solved. */
  EaseScorer scorer(EaseWeights weights, EaseNumbers numbers) {
    return new EaseScorer(
        weights, channels(numbers.channels()), likes.popularity(numbers.scoreExponent()));
  }

  private Channels channels(EaseChannels choice) {
    return Channels.of(choice, positives, middle);
  }

  /** What the scores of each item are multiplied by. */
  float[] factors(EaseNumbers numbers) {
    return likes.popularity(numbers.scoreExponent());
  }

  /** The lowest rating of the second of three channels. */
  double middle() {
    return middle;
  }

  /** Frees what solutions have in common, which scorers of weights do not need. */
  @Override
  public void close() {
    if (form != null) {
      form.close();
      form = null;
      last = null;
    }
  }
}
