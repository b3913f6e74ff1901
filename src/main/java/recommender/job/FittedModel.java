package recommender.job;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.ItemPopularity;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.Rankings;
import recommender.report.Metrics;
import recommender.vectors.InputTransform;

/** What came of learning from a train part, in steps or in closed form. */
sealed interface FittedModel extends AutoCloseable permits FittedNetwork, FittedEase {

  /** Users of the validation part who could be scored. */
  long validated();

  /** What was measured on that part, of what was kept; empty without one. */
  Optional<Metrics.Validation> validation();

  /** The lists that it makes. */
  Rankings lists(
      RankingEvaluator judge,
      EvaluationUsers evaluationUsers,
      ItemPopularity catalogue,
      InputTransform transform);

  /** A stock network, which may share its array with this. */
  MultiLayerNetwork published();

  /** Number of parameters and layers. */
  Metrics.Network size();

  /** How training went; null in closed form. */
  Metrics.Training training();

  /**
   * How training again went; null in closed form.
   *
   * @param ratings trained on
   */
  Metrics.Refit refit(long ratings);

  /** How the closed form was found; null of what was trained. */
  Metrics.Shallow shallow();

  /** The text of {@code history.csv}. */
  String history();

  /** The same settings with what {@code auto} came to. */
  Settings chosen(Settings settings);

  /** The same settings for learning once more, from more ratings. */
  Settings again(Settings settings);

  /** Frees what nobody needs any more. */
  @Override
  void close();
}
