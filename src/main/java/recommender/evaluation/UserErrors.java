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
