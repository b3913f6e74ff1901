package recommender.job;

import java.util.Optional;
import recommender.baseline.BiasModel;
import recommender.baseline.Factorisation;
import recommender.baseline.FactorisationFit;
import recommender.config.ExtraBaseline;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.FactorisationChoice;
import recommender.split.RatingSplit;

/** The matrix factorisation beside the network, where {@code evaluation.baselines} asks for it. */
final class MatrixFactorisationBaseline {
  private final Settings settings;
  private final Stages stages;

  MatrixFactorisationBaseline(Settings settings, Stages stages) {
    this.settings = settings;
    this.stages = stages;
  }

  /**
   * Rank and regularisation, chosen on validation; empty where nobody asks.
   *
   * @param vectors of train without the validation part
   * @param bias fitted to them
   */
  Optional<Factorisation.Shape> choose(
      RatingSplit split, TrainVectors vectors, BiasModel bias, RatingScale scale) {
    if (!settings.evaluation().baselines().contains(ExtraBaseline.MATRIX_FACTORISATION)) {
      return Optional.empty();
    }
    return Optional.of(
        stages.run(
            "Choose matrix factorisation",
            () -> {
              try (FactorisationFit fit = fit(vectors, bias);
                  EvaluationUsers validation = vectors.evaluationUsers(split.validation())) {
                return FactorisationChoice.of(fit, validation, scale);
              }
            }));
  }

  /**
   * The factorisation that is scored on test.
   *
   * @param vectors that the network was trained on in the end
   * @param bias fitted to them
   */
  Factorisation fit(Factorisation.Shape shape, TrainVectors vectors, BiasModel bias) {
    return stages.run(
        "Fit matrix factorisation",
        () -> {
          try (FactorisationFit fit = fit(vectors, bias)) {
            return fit.fit(shape);
          }
        });
  }

  private FactorisationFit fit(TrainVectors vectors, BiasModel bias) {
    return new FactorisationFit(vectors.users(), bias, settings.training().seed());
  }
}
