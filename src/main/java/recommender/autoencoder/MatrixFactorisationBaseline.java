package recommender.autoencoder;

import java.util.Optional;
import recommender.baseline.Factorisation;
import recommender.baseline.FactorisationFit;
import recommender.config.ExtraBaseline;
import recommender.config.Settings;
import recommender.evaluation.Evaluator;
import recommender.evaluation.FactorisationChoice;
import recommender.learner.PreparedVectors;
import recommender.learner.TrainData;

/**
 * The matrix factorisation that is scored beside a network, where {@code evaluation.baselines} asks
 * for it.
 *
 * @param wanted whether it is asked for
 * @param shape rank and regularisation, once they are chosen
 * @param seed of the first factors
 */
record MatrixFactorisationBaseline(boolean wanted, Optional<Factorisation.Shape> shape, long seed) {

  /** As the settings ask for it, with a shape still to be chosen. */
  static MatrixFactorisationBaseline of(Settings settings) {
    return new MatrixFactorisationBaseline(
        settings.evaluation().baselines().contains(ExtraBaseline.MATRIX_FACTORISATION),
        Optional.empty(),
        settings.training().seed());
  }

  /**
   * The same with rank and regularisation chosen on the validation part, unless they are already.
   *
   * @param data of which train is without that part
   */
  MatrixFactorisationBaseline chosenOn(TrainData data) {
    if (!wanted || shape.isPresent()) {
      return this;
    }
    PreparedVectors vectors = data.byUser();
    vectors.offsets();
    Factorisation.Shape chosen =
        data.stages().run("Choose matrix factorisation", () -> choose(vectors));
    return new MatrixFactorisationBaseline(true, Optional.of(chosen), seed);
  }

  private Factorisation.Shape choose(PreparedVectors vectors) {
    try (FactorisationFit fit = fit(vectors)) {
      return vectors
          .validation()
          .map(users -> FactorisationChoice.of(fit, users, vectors.scale()))
          .orElse(FactorisationChoice.DEFAULT);
    }
  }

  /** An evaluator that scores means and offsets, and the factorisation where it is asked for. */
  Evaluator besideOffsets(Evaluator evaluator, TrainData data) {
    Evaluator offsets = evaluator.beside(data.byUser().offsets());
    return shape.map(each -> offsets.beside(fitted(each, data))).orElse(offsets);
  }

  private Factorisation fitted(Factorisation.Shape shape, TrainData data) {
    return data.stages()
        .run(
            "Fit matrix factorisation",
            () -> {
              try (FactorisationFit fit = fit(data.byUser())) {
                return fit.fit(shape);
              }
            });
  }

  private FactorisationFit fit(PreparedVectors vectors) {
    return new FactorisationFit(vectors.matrix().rows(), vectors.offsets(), seed);
  }
}
