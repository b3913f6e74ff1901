package recommender.job;

import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.config.Targets;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.RankingEvaluator;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.model.EaseScorer;
import recommender.network.Ease;
import recommender.network.EaseWeights;
import recommender.training.EaseMemory;
import recommender.training.Gram;
import recommender.training.L2Search;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

/**
 * A shallow autoencoder from vectors, by its closed form.
 *
 * @param targets which ratings say that an item is a positive
 */
record EaseFit(
    JavaSparkContext context, TrainVectors vectors, Targets targets, MemoryContext memory) {
  /** Where the search begins, and what is taken where nothing can be searched with. */
  private static final double FIRST_L2 = 200;

  /**
   * Solves it.
   *
   * @param given the penalty; empty to choose it
   * @param cases of the validation part, which may be empty
   */
  FittedEase solve(OptionalDouble given, EvaluationUsers evaluationUsers, RankingEvaluator lists) {
    long begun = System.nanoTime();
    long validated = lists.count(evaluationUsers);
    boolean search = given.isEmpty() && validated > 0;
    EaseMemory asked = new EaseMemory(vectors.width(), search ? 2 : 1, memory);
    new MemoryCheck(asked, Machines.of(context)).choose();
    try (INDArray gram = Gram.of(positive(vectors, targets), vectors.width())) {
      L2Search tried =
          new L2Search(new Ease(gram), weights -> ndcg(weights, evaluationUsers, validated, lists));
      if (search) {
        tried.from(FIRST_L2);
      } else {
        tried.only(given.orElse(FIRST_L2));
      }
      return new FittedEase(
          tried.weights(), tried.tried(), tried.best(), validated, secondsSince(begun));
    }
  }

  private static JavaRDD<UserVector> positive(TrainVectors vectors, Targets targets) {
    return UserVectors.vectors(vectors.users()).map(user -> user.where(targets::isPositive));
  }

  /** NDCG@10 on the validation part; empty without one. */
  private OptionalDouble ndcg(
      EaseWeights weights,
      EvaluationUsers evaluationUsers,
      long validated,
      RankingEvaluator lists) {
    if (validated == 0) {
      return OptionalDouble.empty();
    }
    EaseScorer scorer = new EaseScorer(weights, targets);
    return OptionalDouble.of(lists.ndcg(evaluationUsers, scorer));
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
