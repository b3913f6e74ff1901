package recommender.job;

import recommender.baseline.Factorisation;
import recommender.evaluation.Cases;
import recommender.evaluation.Evaluator;
import recommender.evaluation.RankingEvaluator;
import recommender.vectors.InputTransform;

/**
 * What scores a network.
 *
 * @param ratings by the error of predicted ratings
 * @param lists by the lists of recommendations
 */
record Judges(Evaluator ratings, RankingEvaluator lists) {

  /** The same with one more baseline of ratings. */
  Judges beside(Factorisation factorisation) {
    return new Judges(ratings.beside(factorisation), lists);
  }

  /** Choosing the best epoch by what the network is for. */
  Validation validation(TrainVectors vectors, Cases cases, InputTransform transform) {
    return transform.aim().ranks()
        ? Validation.ofLists(cases, lists, transform)
        : Validation.ofRatings(vectors, cases, ratings);
  }
}
