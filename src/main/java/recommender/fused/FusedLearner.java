package recommender.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.RankingEvaluator;
import recommender.learner.FittedModel;
import recommender.learner.Learner;
import recommender.learner.ListEvaluation;
import recommender.learner.TrainData;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.model.Scorer;
import recommender.vectors.RatingMatrix;

/**
 * Learner of a network that ranks and EASE, whose scores are added. Where the settings do not ask
 * for both and EASE does not fit into memory, it is the network alone.
 *
 * @param section of the settings of a model beside the first one; empty for the first
 * @param settings of both
 * @param network learner of the network, with settings of it alone
 * @param ease learner of EASE
 */
public record FusedLearner(String section, Settings settings, Learner network, Learner ease)
    implements Learner {
  private static final Logger LOG = LoggerFactory.getLogger(FusedLearner.class);

  /** Those that are tried on the validation part, ascending. */
  private static final List<Double> WEIGHTS =
      List.of(4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0);

  /** The weight where there is no validation part. */
  private static final double MIDDLE_WEIGHT = 16;

  @Override
  public boolean refits() {
    return settings.training().refit();
  }

  @Override
  public String description() {
    return "The network and the closed form that rank";
  }

  @Override
  public String steps() {
    return network.steps()
        + " Beside it a matrix in closed form%s."
            .formatted(isAsked() ? "" : ", as long as that fits");
  }

  @Override
  public RatingMatrix.Layout layout() {
    return RatingMatrix.Layout.BY_USER;
  }

  /** Whether the settings ask for both, whatever fits. */
  private boolean isAsked() {
    return settings.network().givenType().isPresent();
  }

  /** The network alone where EASE does not fit beside it and the settings do not ask for both. */
  @Override
  public Learner suited(TrainSize train, List<Part> held, Machines machines) {
    return isAsked() || refusal(train, held, machines).isEmpty() ? this : network;
  }

  @Override
  public List<MemoryUser> memory(TrainSize train, List<Part> held) {
    List<MemoryUser> steps = new ArrayList<>(network.memory(train, held));
    steps.addAll(ease.memory(train, beside(train, held)));
    return steps;
  }

  /** What the driver holds while EASE is solved. */
  private List<Part> beside(TrainSize train, List<Part> held) {
    List<Part> all = new ArrayList<>(held);
    network.memory(train, held).forEach(step -> all.addAll(step.held()));
    return all;
  }

  /** Why EASE does not fit. */
  private Optional<SettingsException> refusal(TrainSize train, List<Part> held, Machines machines) {
    return ease.memory(train, beside(train, held)).stream()
        .flatMap(user -> new MemoryCheck(user, machines).refusal().stream())
        .findFirst();
  }

  @Override
  public FittedModel fit(TrainData data, List<Part> held) {
    RatingMatrix matrix = data.byUser().matrix();
    TrainSize train =
        new TrainSize(
            matrix.rowCount(),
            matrix.width(),
            matrix.ratings(),
            data.split().validationRatings() > 0);
    // Before the network is trained.
    Optional<SettingsException> refusal = refusal(train, held, Machines.of(data.spark()));
    if (refusal.isEmpty()) {
      return fused(data, held);
    }
    if (isAsked()) {
      throw refusal.get();
    }
    LOG.warn(
        "Left out EASE beside the network (network.type = auto), which does not fit: {}",
        refusal.get().getMessage());
    return network.fit(data, held);
  }

  private FittedFused fused(TrainData data, List<Part> held) {
    FittedModel trained = network.fit(data, held);
    try {
      List<Part> beside = new ArrayList<>(held);
      beside.addAll(trained.held());
      FittedModel solved = ease.fit(data, beside);
      try {
        EaseWeight weight = data.stages().run("Fuse", () -> weight(data, trained, solved));
        return new FittedFused(this, data, trained, solved, weight);
      } catch (Throwable e) {
        solved.close();
        throw e;
      }
    } catch (Throwable e) {
      trained.close();
      throw e;
    }
  }

  private EaseWeight weight(TrainData data, FittedModel trained, FittedModel solved) {
    RankingEvaluator evaluator = new ListEvaluation(settings, data).evaluator();
    Optional<EvaluationUsers> users =
        data.byUser().validation().filter(part -> evaluator.count(part) > 0);
    List<Double> weights =
        settings.ease().weight().isPresent()
            ? List.of(settings.ease().weight().getAsDouble())
            : users.map(part -> WEIGHTS).orElse(List.of(MIDDLE_WEIGHT));
    EaseWeight weight =
        users
            .map(part -> best(weights, evaluator, part, trained, solved))
            .orElseGet(() -> EaseWeight.given(weights.get(0)));
    LOG.info("Fused with {}.", weight);
    return weight;
  }

  private static EaseWeight best(
      List<Double> weights,
      RankingEvaluator evaluator,
      EvaluationUsers users,
      FittedModel trained,
      FittedModel solved) {
    long begun = System.nanoTime();
    Scorer network = trained.scorer().orElseThrow();
    Scorer ease = solved.scorer().orElseThrow();
    double[] ndcgs =
        evaluator.ndcgs(
            users, fed -> FusedScorer.scores(network, ease, fed, weights), weights.size());
    return EaseWeight.best(weights, ndcgs, (System.nanoTime() - begun) / 1e9);
  }
}
