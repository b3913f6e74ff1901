package recommender.ease;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.EaseChannels;
import recommender.config.EaseSettings;
import recommender.config.Settings;
import recommender.config.WarmSettings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.RankingEvaluator;
import recommender.learner.Learner;
import recommender.learner.ListEvaluation;
import recommender.learner.TrainData;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.vectors.RatingMatrix;

/**
 * Learner of EASE (Steck 2019): a linear model of all pairs of items, solved in closed form. Its
 * numbers are those that are set, or chosen by NDCG@10 on the validation part.
 *
 * @param section of the settings of a model beside the first one; empty for the first
 */
public record EaseLearner(String section, Settings settings) implements Learner {
  private static final Logger LOG = LoggerFactory.getLogger(EaseLearner.class);

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
    return "Solved in closed form, without mini-batches and steps."
        + (settings.ease().channels().isEmpty()
            ? " This is the plan of one channel; more are tried where theirs fits."
            : "");
  }

  @Override
  public RatingMatrix.Layout layout() {
    return RatingMatrix.Layout.BY_USER;
  }

  @Override
  public List<MemoryUser> memory(TrainSize train, List<Part> held) {
    return List.of(memory(train, settings.ease().candidates().get(0), held));
  }

  private EaseMemory memory(TrainSize train, EaseChannels channels, List<Part> held) {
    return new EaseMemory(
        train,
        channels,
        settings.ease().isSearched() && train.validated(),
        MemoryContext.of(section, held));
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
    List<EaseChannels> channels =
        fitting(
            new TrainSize(
                matrix.rowCount(), matrix.width(), data.split().trainRatings(), validated > 0),
            held,
            Machines.of(data.spark()));
    try (Ease ease = new Ease(matrix, settings.positives(), data.byUser().scale())) {
      EaseSearch search =
          new EaseSearch(
              ease::weights,
              (weights, numbers) ->
                  validated == 0
                      ? OptionalDouble.empty()
                      : OptionalDouble.of(
                          evaluator.ndcg(validation.orElseThrow(), ease.scorer(weights, numbers))));
      EaseSettings numbers = settings.ease();
      if (numbers.isSearched() && validated > 0) {
        search.search(numbers, channels);
      } else {
        search.only(EaseNumbers.first(numbers));
      }
      // Now, not when they are published: what is tested rounds as what is published.
      search.weights().multiply(ease.factors(search.numbers()));
      FittedEase fitted = new FittedEase(this, data, ease, search, validated, secondsSince(begun));
      if (settings.training().warm().start().isPresent()) {
        LOG.info(
            "Solved EASE anew in {} s: a closed form has nothing to begin with ({}).",
            String.format(Locale.ROOT, "%.1f", secondsSince(begun)),
            WarmSettings.START);
      }
      return fitted;
    }
  }

  /**
   * The channels to choose among of which there is room for the matrices.
   *
   * @throws recommender.config.SettingsException when there is none for the first of them
   */
  List<EaseChannels> fitting(TrainSize train, List<Part> held, Machines machines) {
    List<EaseChannels> candidates = settings.ease().candidates();
    new MemoryCheck(memory(train, candidates.get(0), held), machines).choose();
    return candidates.stream()
        .filter(channels -> new MemoryCheck(memory(train, channels, held), machines).fits())
        .toList();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
