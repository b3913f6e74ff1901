package recommender.evaluation;

import java.io.Serializable;
import recommender.config.RatingScale;

/**
 * Sums of squared and absolute errors of every predictor over the held-out ratings of one user, or
 * of several.
 */
public final class UserErrors implements Serializable {
  private static final long serialVersionUID = 1L;

  private long ratings;
  private final double[] squares = new double[RatingPredictor.values().length];
  private final double[] absolutes = new double[RatingPredictor.values().length];

  /** Counts ratings that every predictor is about to be scored on. */
  void count(int scored) {
    ratings += scored;
  }

  void add(RatingPredictor predictor, double error) {
    squares[predictor.ordinal()] += error * error;
    absolutes[predictor.ordinal()] += Math.abs(error);
  }

  /** Adds the errors of predictions beside {@code ratings}, once clipped to the scale. */
  void add(RatingPredictor predictor, double[] predictions, float[] ratings, RatingScale scale) {
    for (int i = 0; i < ratings.length; i++) {
      add(predictor, scale.clip(predictions[i]) - ratings[i]);
    }
  }

  UserErrors plus(UserErrors other) {
    UserErrors sum = new UserErrors();
    sum.add(this);
    sum.add(other);
    return sum;
  }

  /**
   * The errors of the autoencoder, and those of another run's on the same ratings.
   *
   * @throws IllegalArgumentException when these are not so many
   */
  UserErrors beside(UserErrors other) {
    if (other.ratings != ratings) {
      throw new IllegalArgumentException(
          "expected errors of %d ratings, were %d".formatted(ratings, other.ratings));
    }
    UserErrors both = new UserErrors();
    both.add(this);
    both.squares[RatingPredictor.OTHER_RUN.ordinal()] =
        other.squares[RatingPredictor.AUTOENCODER.ordinal()];
    both.absolutes[RatingPredictor.OTHER_RUN.ordinal()] =
        other.absolutes[RatingPredictor.AUTOENCODER.ordinal()];
    return both;
  }

  /** Adds the errors of others to these. */
  void add(UserErrors other) {
    ratings += other.ratings;
    for (int i = 0; i < squares.length; i++) {
      squares[i] += other.squares[i];
      absolutes[i] += other.absolutes[i];
    }
  }

  /** Held-out ratings scored. */
  public long ratings() {
    return ratings;
  }

  /** Sum of squared errors. */
  double squares(RatingPredictor predictor) {
    return squares[predictor.ordinal()];
  }

  /** Root of the mean squared error. */
  public double rmse(RatingPredictor predictor) {
    return Math.sqrt(squares(predictor) / ratings);
  }

  /** Mean absolute error. */
  public double mae(RatingPredictor predictor) {
    return absolutes[predictor.ordinal()] / ratings;
  }
}
