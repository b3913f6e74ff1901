package recommender.job;

import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.config.Aim;
import recommender.evaluation.Cases;
import recommender.evaluation.RankingEvaluator;
import recommender.model.ShallowScorer;
import recommender.network.Ease;
import recommender.network.ShallowWeights;
import recommender.training.EaseMemory;
import recommender.training.Gram;
import recommender.training.Machines;
import recommender.training.PenaltySearch;
import recommender.training.Turn;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

/**
 * A shallow autoencoder from vectors, by its closed form.
 *
 * @param aim which ratings say that an item is liked
 */
record Solving(JavaSparkContext context, TrainVectors vectors, Aim aim, Turn turn) {
  /** Where the search begins, and what is taken where nothing can be searched with. */
  private static final double FIRST_L2 = 200;

  /**
   * Solves it.
   *
   * @param given the penalty; empty to choose it
   * @param cases of the validation part, which may be empty
   */
  Solved solve(OptionalDouble given, Cases cases, RankingEvaluator lists) {
    long begun = System.nanoTime();
    long validated = lists.count(cases);
    boolean search = given.isEmpty() && validated > 0;
    new EaseMemory(vectors.width(), search ? 2 : 1, Machines.of(context), turn).check();
    try (INDArray gram = Gram.of(liked(vectors, aim), vectors.width())) {
      PenaltySearch tried =
          new PenaltySearch(new Ease(gram), weights -> ndcg(weights, cases, validated, lists));
      if (search) {
        tried.from(FIRST_L2);
      } else {
        tried.only(given.orElse(FIRST_L2));
      }
      return new Solved(
          tried.weights(), tried.tried(), tried.best(), validated, secondsSince(begun));
    }
  }

  private static JavaRDD<UserVector> liked(TrainVectors vectors, Aim aim) {
    return UserVectors.vectors(vectors.users()).map(user -> user.where(aim::likes));
  }

  /** NDCG@10 on the validation part; empty without one. */
  private OptionalDouble ndcg(
      ShallowWeights weights, Cases cases, long validated, RankingEvaluator lists) {
    if (validated == 0) {
      return OptionalDouble.empty();
    }
    ShallowScorer scorer = new ShallowScorer(weights, aim);
    return OptionalDouble.of(lists.ndcg(cases, scorer));
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
