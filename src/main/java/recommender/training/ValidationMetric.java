package recommender.training;

import java.util.Locale;

/** A measure on the validation part, by which epochs, penalties and candidates are chosen. */
public enum ValidationMetric {
  /** Root of the mean squared error of predicted ratings; the lower, the better. */
  RMSE("RMSE", "validation_rmse", 1),
  /** Mean NDCG of lists of ten recommendations; the higher, the better. */
  NDCG("NDCG@10", "validation_ndcg_at_10", -1);

  private final String label;
  private final String column;
  private final int sign;

  ValidationMetric(String label, String column, int sign) {
    this.label = label;
    this.column = column;
    this.sign = sign;
  }

  /** As people say it. */
  public String label() {
    return label;
  }

  /** The name of its column in tables. */
  public String column() {
    return column;
  }

  /** Compares two values: below 0 where the first is the better one. NaN is worse than all else. */
  public int compare(double one, double other) {
    return Double.compare(sign * one, sign * other);
  }

  /** A value as people read it, such as {@code validation RMSE 0.8750}. */
  public String text(double value) {
    return String.format(Locale.ROOT, "validation %s %.4f", label, value);
  }
}
