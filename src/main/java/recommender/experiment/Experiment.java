package recommender.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import recommender.config.InputSettings;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.Learner;
import recommender.learner.Stages;
import recommender.learner.TrainData;
import recommender.split.RatingSplit;

/**
 * From a split to tested models: each is fitted to train and chosen on validation, then fitted once
 * more to both, then scored on test, once. What the models need of the ratings is prepared once for
 * all of them. Models and prepared ratings live until it is closed.
 */
public final class Experiment implements AutoCloseable {
  private final TrainData train;
  private final TrainData trainAndValidation;
  private final boolean hasValidation;
  private final List<FittedModel> open = new ArrayList<>();

  /**
   * @param split to be closed by the caller, after this
   * @param input the settings of its ratings
   */
  public Experiment(
      JavaSparkContext context, Stages stages, RatingSplit split, InputSettings input) {
    this.train = new TrainData(context, stages, split, input);
    this.trainAndValidation = new TrainData(context, stages, split.withoutValidation(), input);
    this.hasValidation = split.validationRatings() > 0;
  }

  /**
   * Runs to the end.
   *
   * @param learners of the models, the first one first
   * @return a result for each, in their order
   */
  public List<ModelResult> run(List<Learner> learners) {
    return validated(learners).stream()
        .map(
            validated -> {
              Fitted fitted = fittedAgain(validated);
              return ModelResult.of(fitted, fitted.model().evaluate());
            })
        .toList();
  }

  /**
   * Fits models and does not test them: what is held out, if anything, is not looked at.
   *
   * @param learners of the models, the first one first
   */
  public List<Fitted> fit(List<Learner> learners) {
    return validated(learners).stream().map(this::fittedAgain).toList();
  }

  private List<Validated> validated(List<Learner> learners) {
    List<Validated> validated = learners.stream().map(this::validated).toList();
    if (open.isEmpty()) {
      train.close();
    }
    return validated;
  }

  /**
   * A model that was validated.
   *
   * @param learner fits it once more
   * @param kept the model itself where it is not fitted once more
   */
  private record Validated(Learner learner, FitReport report, Optional<FittedModel> kept) {}

  private Validated validated(Learner learner) {
    FittedModel model = fitted(learner, train);
    FitReport report = model.report();
    // Also where the part had nothing that this model could be validated by: models of a run are
    // published with one table of items, that of the ratings of the last fits.
    if (!learner.refits() || !hasValidation) {
      return new Validated(learner, report, Optional.of(model));
    }
    Learner again = model.again();
    // Its arrays make room for those of the next.
    open.remove(model);
    model.close();
    return new Validated(again, report, Optional.empty());
  }

  private Fitted fittedAgain(Validated validated) {
    FittedModel model =
        validated.kept.orElseGet(() -> fitted(validated.learner, trainAndValidation));
    return new Fitted(
        validated.learner.section(),
        validated.report,
        validated.kept.isPresent() ? validated.report : model.report(),
        model);
  }

  private FittedModel fitted(Learner learner, TrainData data) {
    FittedModel model =
        learner.fit(data, open.stream().flatMap(each -> each.held().stream()).toList());
    open.add(model);
    return model;
  }

  /** Frees models and prepared ratings. */
  @Override
  public void close() {
    open.forEach(FittedModel::close);
    train.close();
    trainAndValidation.close();
  }
}
