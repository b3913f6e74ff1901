package recommender.benchmark;

import recommender.autoencoder.TimedFitting;
import recommender.baseline.Factorisation;
import recommender.baseline.FactorisationFit;

/** Fit of the project's own baseline: ALS on the residuals of the offsets. */
final class ResidualAls implements Fit, AutoCloseable {
  private final TimedFitting ours;
  private final FactorisationFit residuals;

  /**
   * @param ours whose vectors and offsets it takes, open as long as this
   */
  ResidualAls(TimedFitting ours) {
    this.ours = ours;
    this.residuals = ours.residuals();
  }

  @Override
  public Timed fit(double regularisation) {
    long start = System.nanoTime();
    Factorisation model = residuals.fit(new Factorisation.Shape(RANK, regularisation));
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Timed(seconds, ours.rmse(model));
  }

  @Override
  public void close() {
    residuals.close();
  }
}
