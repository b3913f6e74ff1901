package recommender.job;

import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaSparkContext;
import recommender.baseline.BiasModel;
import recommender.baseline.BiasModelFit;
import recommender.config.NetworkType;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.config.Targets;
import recommender.config.VectorsOf;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.RankingEvaluator;
import recommender.network.Autoencoder;
import recommender.split.RatingSplit;
import recommender.training.Machines;
import recommender.training.MemoryCheck;
import recommender.training.MemoryPlan;
import recommender.training.TrainedModel;
import recommender.training.Trainer;
import recommender.training.Turn;
import recommender.training.Workers;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;

/** From a split to a trained network: vectors, offsets, training. */
final class Fitting {
  private final JavaSparkContext context;
  private final Stages stages;
  private final Settings settings;
  private final Turn turn;

  /** Of the first network of a run. */
  Fitting(JavaSparkContext context, Stages stages, Settings settings) {
    this(context, stages, settings, Turn.FIRST);
  }

  /**
   * @param settings of this network
   */
  Fitting(JavaSparkContext context, Stages stages, Settings settings, Turn turn) {
    this.context = context;
    this.stages = stages;
    this.settings = settings;
    this.turn = turn;
  }

  /** Fits to train; its validation part, if there is one, chooses the epoch. */
  Fitted fit(RatingSplit split) {
    VectorsOf of = settings.network().vectors();
    TrainVectors vectors = stages.run(TrainVectors.stage(of), () -> TrainVectors.of(split, of));
    try {
      BiasModel bias =
          stages.run("Fit offsets", () -> BiasModelFit.fit(vectors.users(), vectors.width()));
      InputTransform transform = InputTransform.of(bias, settings);
      RatingScale scale = settings.input().ratingScale().orElseGet(vectors.items()::scale);
      Evaluator evaluator = new Evaluator(context, transform, scale).vectorsOf(of);
      Corruption corruption = new Corruption(transform, settings.training().denoising(), scale);
      RankingEvaluator lists =
          new RankingEvaluator(context, settings.relevantFrom(), settings.evaluation().at());
      Evaluators judges = new Evaluators(evaluator, lists);
      FittedModel learned =
          settings.network().type() == NetworkType.SHALLOW
              ? stages.run(
                  "Solve", () -> solve(split, vectors, transform.targets(), judges.lists()))
              : stages.run("Train", () -> train(split, vectors, corruption, judges));
      return new Fitted(vectors, transform, scale, judges, learned);
    } catch (Throwable e) {
      vectors.close();
      throw e;
    }
  }

  private FittedNetwork train(
      RatingSplit split, TrainVectors vectors, Corruption corruption, Evaluators judges) {
    Autoencoder autoencoder =
        new Autoencoder(
            settings.network(), settings.training(), vectors.width(), split.trainRatings());
    Workers workers =
        new MemoryCheck(autoencoder, data(split, vectors), Machines.of(context), turn)
            .choose(vectors.count());
    BatchAssignment assignment =
        BatchAssignment.shared(
            vectors.count(),
            settings.training().batchSize(),
            workers.count(),
            settings.training().seed());
    try (EvaluationUsers evaluationUsers = vectors.evaluationUsers(split.validation());
        MiniBatches batches = MiniBatches.of(vectors.users(), corruption, assignment)) {
      Validation validation = judges.validation(vectors, evaluationUsers, corruption.transform());
      Trainer trainer = new Trainer(context, settings.training(), workers, validation.validator());
      TrainedModel model = trainer.train(autoencoder.fresh(), batches);
      return new FittedNetwork(
          autoencoder, model, workers, validation.users(), validation.of(model.network()));
    }
  }

  private FittedEase solve(
      RatingSplit split, TrainVectors vectors, Targets targets, RankingEvaluator lists) {
    OptionalDouble given = settings.network().l2();
    try (EvaluationUsers evaluationUsers = vectors.evaluationUsers(split.validation())) {
      return new EaseFit(context, vectors, targets, turn).solve(given, evaluationUsers, lists);
    }
  }

  private static MemoryPlan.Data data(RatingSplit split, TrainVectors vectors) {
    return new MemoryPlan.Data(
        split.trainRatings() / vectors.count(), split.validationRatings() > 0);
  }
}
