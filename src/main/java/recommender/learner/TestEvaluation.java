package recommender.learner;

import recommender.evaluation.HeldOutCounts;
import recommender.evaluation.Rankings;
import recommender.evaluation.Scores;

/**
 * Scores of a model on the test part.
 *
 * @param scores errors of users of whom something is known; empty of a model that ranks
 * @param foldIn errors of the others, of whom the earlier half was fed in; empty of a model that
 *     ranks
 * @param lists recommended to all users
 */
public record TestEvaluation(HeldOutCounts counts, Scores scores, Scores foldIn, Rankings lists) {

  /** Of a model that predicts no ratings. */
  public static TestEvaluation ofLists(HeldOutCounts counts, Rankings lists) {
    return new TestEvaluation(counts, Scores.NONE, Scores.NONE, lists);
  }
}
