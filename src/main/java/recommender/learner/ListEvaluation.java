package recommender.learner;

import java.util.function.BiFunction;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.Rankings;
import recommender.evaluation.TestUsers;

/**
 * Evaluation of a model by nothing but its lists of recommendations.
 *
 * @param settings of the model
 * @param data that it was fitted to
 */
public record ListEvaluation(Settings settings, TrainData data) {

  /** Scores lists of the lengths in the settings. */
  public RankingEvaluator evaluator() {
    return new RankingEvaluator(data.spark(), settings.relevantFrom(), settings.evaluation().at());
  }

  /**
   * Scores the lists for all users of the test part, unseen ones too.
   *
   * @param lists makes and scores them
   */
  public TestEvaluation onTest(BiFunction<RankingEvaluator, EvaluationUsers, Rankings> lists) {
    TestUsers test = data.test();
    return data.stages()
        .run(
            "Evaluate",
            () -> TestEvaluation.ofLists(test.counts(), lists.apply(evaluator(), test.all())));
  }
}
