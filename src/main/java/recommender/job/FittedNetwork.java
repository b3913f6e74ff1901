package recommender.job;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.ItemPopularity;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.Rankings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.report.History;
import recommender.report.Metrics;
import recommender.training.TrainedModel;
import recommender.training.Workers;
import recommender.vectors.InputTransform;

/** A trained network with what was chosen for it. */
record FittedNetwork(
    Autoencoder autoencoder,
    TrainedModel model,
    Workers workers,
    long validated,
    Optional<Metrics.Validation> validation)
    implements FittedModel {
  private static final Logger LOG = LoggerFactory.getLogger(FittedNetwork.class);

  SparseNetwork network() {
    return model.network();
  }

  @Override
  public Rankings lists(
      RankingEvaluator judge,
      EvaluationUsers evaluationUsers,
      ItemPopularity catalogue,
      InputTransform transform) {
    return judge.rank(evaluationUsers, catalogue, network(), transform);
  }

  @Override
  public MultiLayerNetwork published() {
    return autoencoder.published(network());
  }

  @Override
  public Metrics.Network size() {
    return new Metrics.Network(autoencoder.parameters(), autoencoder.layers());
  }

  @Override
  public Metrics.Training training() {
    return new Metrics.Training(
        model.history().size(),
        model.bestEpoch(),
        model.seconds(),
        model.secondsPerEpoch(),
        model.ratingsPerSecond(),
        workers.count(),
        model.averagingRounds(),
        model.firstLoss(),
        model.lastLoss());
  }

  @Override
  public Metrics.Refit refit(long ratings) {
    return new Metrics.Refit(
        ratings, model.history().size(), model.seconds(), model.firstLoss(), model.lastLoss());
  }

  @Override
  public Metrics.Shallow shallow() {
    return null;
  }

  @Override
  public String history() {
    return History.csv(
        autoencoder.ranks() ? "validation_ndcg_at_10" : "validation_rmse", model.history());
  }

  @Override
  public Settings chosen(Settings settings) {
    return settings.withChosen(workers.count(), model.batchesPerRound());
  }

  @Override
  public Settings again(Settings settings) {
    LOG.info("Training again on train and validation, for {} epochs.", model.bestEpoch());
    return settings.withEpochs(model.bestEpoch());
  }

  /** Parameters and optimiser state lie off the heap, where no collector comes by. */
  @Override
  public void close() {
    network().close();
  }
}
