package recommender.evaluation;

import java.io.Serializable;

/** Sums of predictions, ratings and their differences over a slice of the scored ratings. */
public final class SliceErrors implements Serializable {
  private static final long serialVersionUID = 1L;

  private long ratings;
  private double predicted;
  private double actual;
  private double squares;
  private double absolutes;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  /** Adds a prediction, clipped to the scale, for a rating. */
  void add(double prediction, double rating) {
    ratings++;
    predicted += prediction;
    actual += rating;
    squares += (prediction - rating) * (prediction - rating);
    absolutes += Math.abs(prediction - rating);
    lowest = Math.min(lowest, rating);
    highest = Math.max(highest, rating);
  }

  /** Adds the sums of other ratings. */
  void add(SliceErrors other) {
    ratings += other.ratings;
    predicted += other.predicted;
    actual += other.actual;
    squares += other.squares;
    absolutes += other.absolutes;
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
  }

  /** Ratings of the slice. */
  public long ratings() {
    return ratings;
  }

  /** Root of the mean squared error. */
  public double rmse() {
    return Math.sqrt(squares / ratings);
  }

  /** Mean absolute error. */
  public double mae() {
    return absolutes / ratings;
  }

  /** Mean error: above 0 where predictions are too high on average. */
  public double meanError() {
    return (predicted - actual) / ratings;
  }

  /** Mean prediction. */
  public double meanPredicted() {
    return predicted / ratings;
  }

  /** Mean rating. */
  public double meanActual() {
    return actual / ratings;
  }

  /** The lowest and the highest rating. */
  Slice range() {
    return new Slice(lowest, highest);
  }
}
