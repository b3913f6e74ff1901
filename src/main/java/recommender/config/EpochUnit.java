package recommender.config;

/** Unit of timestamps that are numbers since 1970; {@code AUTO} goes by their range. */
public enum EpochUnit {
  AUTO(Double.NaN),
  SECONDS(1),
  MILLISECONDS(1e3),
  MICROSECONDS(1e6),
  NANOSECONDS(1e9);

  private final double perSecond;

  EpochUnit(double perSecond) {
    this.perSecond = perSecond;
  }

  /** Units in a second; NaN of {@code AUTO}. */
  public double perSecond() {
    return perSecond;
  }
}
