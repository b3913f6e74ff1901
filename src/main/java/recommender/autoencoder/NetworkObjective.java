package recommender.autoencoder;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.evaluation.LocalEvaluationUsers;
import recommender.learner.PreparedVectors;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.TrainSize;
import recommender.model.BaselineFacts;
import recommender.model.ModelFacts;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.network.SparseNetwork;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;

/**
 * The objective of a network: the vectors it reads, its targets, the metric that chooses the best
 * epoch, and what is scored and published.
 */
public interface NetworkObjective {

  /** The settings of the network. */
  Settings settings();

  /** What a network of this objective is, such as {@code The network that ranks}. */
  String description();

  /** Which of users and items have the vectors that the network reads. */
  RatingMatrix.Layout layout();

  /**
   * The size of those vectors.
   *
   * @param train users × items
   */
  default TrainSize size(TrainSize train) {
    return train;
  }

  /** The vectors that the network reads. */
  default PreparedVectors vectors(TrainData data) {
    return data.byUser();
  }

  /**
   * The same on so many columns at most; empty where the settings say how many, or columns cannot
   * be left out.
   */
  default Optional<NetworkObjective> withColumns(int most) {
    return Optional.empty();
  }

  /** The same from these vectors; empty where the settings say whose, or others are no choice. */
  default Optional<NetworkObjective> from(VectorsOf vectors) {
    return Optional.empty();
  }

  /** Inputs and targets of the network; fits offsets where it needs them. */
  InputTransform transform(TrainData data);

  /** The validation part, by which the best epoch is chosen; empty where nobody can be scored. */
  Optional<Validation> validation(TrainData data);

  /** What chooses the best epoch. */
  ValidationMetric metric();

  /**
   * The same validation of users who are here in memory.
   *
   * @param users of whom {@link #validated} can be scored, at least one
   * @param transform inputs and targets of the network
   * @param scale to which predicted ratings are clipped
   */
  Validator validator(LocalEvaluationUsers users, InputTransform transform, RatingScale scale);

  /** Number of users in memory who can be scored. */
  long validated(LocalEvaluationUsers users);

  /** This objective with what is to be chosen on the validation part besides epochs. */
  default NetworkObjective chosenOn(TrainData data) {
    return this;
  }

  /**
   * What the outputs of columns begin with that the run of a warm start did not have.
   *
   * @param data that the network is fitted to
   */
  default NewColumns newColumns(TrainData data) {
    return NewColumns.DRAWN;
  }

  /**
   * Completes a network that was trained.
   *
   * @param network whose parameters are settled; they may be changed in place
   * @param data that it was fitted to
   */
  default void complete(SparseNetwork network, TrainData data) {}

  /** Scores a network on the test part. */
  TestEvaluation evaluate(SparseNetwork network, TrainData data);

  /** What {@code model.json} says of a network that is the first model of a run. */
  default ModelFacts facts(TrainData data) {
    return ModelFacts.of(settings().network(), transform(data), vectors(data).scale());
  }

  /** The baselines that a network is compared with. */
  BaselineFacts baselines(TrainData data);

  /**
   * What {@code model.json} says of a network that ranks; empty of one that predicts ratings.
   *
   * @param file of the network
   */
  default Optional<RankingFacts> rankingFacts(String file, TrainData data) {
    return Optional.empty();
  }

  /** The scorer of a network that ranks; empty of one that predicts ratings. */
  default Optional<Scorer> scorer(SparseNetwork network, TrainData data) {
    return Optional.empty();
  }

  /** Tables of ids and offsets, by the names of their files. */
  Map<String, Dataset<Row>> tables(SparseNetwork network, TrainData data);
}
