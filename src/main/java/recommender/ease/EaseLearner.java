package recommender.ease;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.config.PositiveTargets;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.RankingEvaluator;
import recommender.learner.Learner;
import recommender.learner.ListEvaluation;
import recommender.learner.TrainData;
import recommender.network.Ease;
import recommender.training.EaseMemory;
import recommender.training.Gram;
import recommender.training.L2Search;
import recommender.training.Machines;
import recommender.training.Turn;
import recommender.vectors.RatingMatrix;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

/**
 * EASE: a linear model of all pairs of items, solved in closed form (Steck 2019). Its L2 is the one
 * that is set, or chosen by NDCG@10 on the validation part.
 *
 * @param section of the settings of a model beside the first one; empty for the first
 */
public record EaseLearner(String section, Settings settings) implements Learner {
  /** Where the search begins, and what is taken where nothing can be searched with. */
  private static final double FIRST_L2 = 200;

  @Override
  public boolean refits() {
    return settings.training().refit();
  }

  @Override
  public FittedEase fit(TrainData data, Turn turn) {
    RatingMatrix matrix = data.byUser().matrix();
    return data.stages().run("Solve", () -> solve(data, turn, matrix));
  }

  private FittedEase solve(TrainData data, Turn turn, RatingMatrix matrix) {
    long begun = System.nanoTime();
    RankingEvaluator evaluator = new ListEvaluation(settings, data).evaluator();
    Optional<EvaluationUsers> validation = data.byUser().validation();
    long validated = validation.map(evaluator::count).orElse(0L);
    OptionalDouble given = settings.network().l2();
    boolean search = given.isEmpty() && validated > 0;
    new EaseMemory(matrix.width(), search ? 2 : 1, Machines.of(data.spark()), turn).check();
    PositiveTargets targets = settings.positives();
    try (INDArray gram = Gram.of(positives(matrix, targets), matrix.width())) {
      L2Search trials =
          new L2Search(
              new Ease(gram),
              weights ->
                  validated == 0
                      ? OptionalDouble.empty()
                      : OptionalDouble.of(
                          evaluator.ndcg(
                              validation.orElseThrow(), new EaseScorer(weights, targets))));
      if (search) {
        trials.from(FIRST_L2);
      } else {
        trials.only(given.orElse(FIRST_L2));
      }
      return new FittedEase(this, data, trials, validated, secondsSince(begun));
    }
  }

  private static JavaRDD<UserVector> positives(RatingMatrix matrix, PositiveTargets targets) {
    return UserVectors.vectors(matrix.rows()).map(user -> user.where(targets::isPositive));
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
