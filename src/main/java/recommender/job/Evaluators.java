package recommender.job;

import recommender.baseline.Factorisation;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.RankingEvaluator;
import recommender.vectors.InputTransform;

/**
 * What scores a network.
 *
 * @param ratings by the error of predicted ratings
 * @param lists by the lists of recommendations
 */
record Evaluators(Evaluator ratings, RankingEvaluator lists) {

  /** The same with one more baseline of ratings. */
  Evaluators beside(Factorisation factorisation) {
    return new Evaluators(ratings.beside(factorisation), lists);
  }

  /** Choosing the best epoch by what the network is for. */
  Validation validation(
      TrainVectors vectors, EvaluationUsers evaluationUsers, InputTransform transform) {
    return transform.targets().ranks()
        ? Validation.ofLists(evaluationUsers, lists, transform)
        : Validation.ofRatings(vectors, evaluationUsers, ratings);
  }
}
