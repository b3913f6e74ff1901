package recommender.ease;

import java.util.List;
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
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.TrainSize;
import recommender.vectors.RatingMatrix;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;

/**
 * Learner of EASE (Steck 2019): a linear model of all pairs of items, solved in closed form. Its L2
 * is the one that is set, or chosen by NDCG@10 on the validation part.
 *
 * @param section of the settings of a model beside the first one; empty for the first
 */
public record EaseLearner(String section, Settings settings) implements Learner {
  /** L2 that the search begins with, and that is taken without a validation part. */
  private static final double FIRST_L2 = 200;

  @Override
  public boolean refits() {
    return settings.training().refit();
  }

  @Override
  public String description() {
    return "The closed form that ranks";
  }

  @Override
  public String steps() {
    return "Solved in closed form, without mini-batches and steps.";
  }

  @Override
  public RatingMatrix.Layout layout() {
    return RatingMatrix.Layout.BY_USER;
  }

  @Override
  public EaseMemory memory(TrainSize train, List<Part> held) {
    return memory(train.columns(), settings.network().l2().isEmpty() && train.validated(), held);
  }

  /** While the best weights so far lie beside those that are tried, there are two solutions. */
  private EaseMemory memory(int items, boolean search, List<Part> held) {
    return new EaseMemory(items, search ? 2 : 1, MemoryContext.of(section, held));
  }

  @Override
  public FittedEase fit(TrainData data, List<Part> held) {
    RatingMatrix matrix = data.byUser().matrix();
    return data.stages().run("Solve", () -> solve(data, held, matrix));
  }

  private FittedEase solve(TrainData data, List<Part> held, RatingMatrix matrix) {
    long begun = System.nanoTime();
    RankingEvaluator evaluator = new ListEvaluation(settings, data).evaluator();
    Optional<EvaluationUsers> validation = data.byUser().validation();
    long validated = validation.map(evaluator::count).orElse(0L);
    OptionalDouble given = settings.network().l2();
    boolean search = given.isEmpty() && validated > 0;
    new MemoryCheck(memory(matrix.width(), search, held), Machines.of(data.spark())).choose();
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
