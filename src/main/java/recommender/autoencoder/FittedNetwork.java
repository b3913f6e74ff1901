package recommender.autoencoder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Schedule;
import recommender.config.Settings;
import recommender.learner.FileContent;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.MemoryDemand.Part;
import recommender.model.BaselineFacts;
import recommender.model.ModelFacts;
import recommender.model.ModelFiles;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.network.Autoencoder;
import recommender.network.OptimizerState;
import recommender.report.History;
import recommender.report.ModelMetrics;
import recommender.training.NetworkMemory;
import recommender.training.TrainedModel;
import recommender.training.Workers;
import recommender.vectors.RatingMatrix;

/**
 * A trained network with the data that it was trained on.
 *
 * @param learner that trained it
 * @param workers that were averaged
 * @param validatedUsers users of the validation part who could be scored
 * @param validation what was measured on that part; empty without one
 * @param warmStart what it began with; empty of a cold start
 */
record FittedNetwork(
    NetworkLearner learner,
    TrainData data,
    Autoencoder autoencoder,
    TrainedModel trained,
    Workers workers,
    long validatedUsers,
    Optional<ModelMetrics.Validation> validation,
    Optional<ModelMetrics.WarmStart> warmStart)
    implements FittedModel {
  private static final Logger LOG = LoggerFactory.getLogger(FittedNetwork.class);

  @Override
  public FitReport report() {
    RatingMatrix matrix = learner.objective().vectors(data).matrix();
    return new FitReport(
        matrix.users(),
        matrix.items(),
        new ModelMetrics.Network(
            autoencoder.parameters(),
            autoencoder.layers(),
            keepsState() ? keptState().bytes() : null),
        List.of(training()),
        validatedUsers,
        validation,
        Map.of(
            History.file(learner.section()),
            History.csv(learner.objective().metric().column(), trained.history())),
        warmStart,
        learner.settings().withChosen(workers.count(), trained.batchesPerRound()));
  }

  private ModelMetrics.Training training() {
    return new ModelMetrics.Training(
        trained.history().size(),
        trained.bestEpoch(),
        trained.seconds(),
        trained.secondsPerEpoch(),
        trained.ratingsPerSecond(),
        workers.count(),
        trained.averagingRounds(),
        trained.firstLoss(),
        trained.lastLoss(),
        trained.resumedFrom() == 0 ? null : trained.resumedFrom());
  }

  /** For as many epochs as were best. */
  @Override
  public NetworkLearner again() {
    LOG.info("Training again on train and validation, for {} epochs.", trained.bestEpoch());
    Settings settings = new Schedule(learner.settings()).ofEpochs(trained.bestEpoch());
    return new NetworkLearner(
        learner.section(),
        settings,
        learner.objective().chosenOn(data),
        learner.checkpoints().in("refit"));
  }

  @Override
  public TestEvaluation evaluate() {
    return learner.objective().chosenOn(data).evaluate(trained.network(), data);
  }

  @Override
  public Map<String, MultiLayerNetwork> published() {
    return Map.of(file(), autoencoder.published(trained.network()));
  }

  /** The optimiser's state beside the network, where the settings keep it and there is one. */
  @Override
  public Map<String, FileContent> files() {
    if (!keepsState()) {
      return Map.of();
    }
    LOG.info(
        "Kept the optimiser's state for a warm start: {} MB (training.keep-optimizer-state).",
        String.format(Locale.ROOT, "%.1f", keptState().bytes() / 1e6));
    return Map.of(ModelFiles.optimizer(file()), keptState()::write);
  }

  private boolean keepsState() {
    return autoencoder.training().keepOptimizerState()
        && autoencoder.training().optimizer().state() > 0;
  }

  private OptimizerState keptState() {
    return OptimizerState.of(trained.network(), autoencoder.training().optimizer());
  }

  private String file() {
    return ModelFiles.network(learner.section());
  }

  @Override
  public ModelFacts facts() {
    return learner.objective().facts(data);
  }

  @Override
  public BaselineFacts baselines() {
    return learner.objective().baselines(data);
  }

  @Override
  public Optional<RankingFacts> rankingFacts() {
    return learner.objective().rankingFacts(file(), data);
  }

  @Override
  public Optional<Scorer> scorer() {
    return learner.objective().scorer(trained.network(), data);
  }

  @Override
  public Map<String, Dataset<Row>> tables() {
    return learner.objective().tables(trained.network(), data);
  }

  @Override
  public List<Part> held() {
    return NetworkMemory.held(autoencoder);
  }

  @Override
  public void close() {
    trained.network().close();
  }
}
