package recommender.fused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.EaseSettings;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.config.Settings;
import recommender.learner.FileContent;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.ListEvaluation;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.MemoryDemand.Part;
import recommender.model.BaselineFacts;
import recommender.model.ModelFacts;
import recommender.model.ModelFiles;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.report.History;
import recommender.report.ModelMetrics;

/**
 * A trained network and EASE with the weight of the latter.
 *
 * @param network that was trained
 * @param ease that was solved
 */
record FittedFused(
    FusedLearner learner, TrainData data, FittedModel network, FittedModel ease, EaseWeight weight)
    implements FittedModel {

  @Override
  public FitReport report() {
    FitReport trained = network.report();
    FitReport solved = ease.report();
    List<ModelMetrics.Fit> fits = new ArrayList<>(trained.fits());
    fits.addAll(solved.fits());
    fits.add(
        new ModelMetrics.Fused(
            weight.value(), weight.ndcgs().size(), ndcg(trained), ndcg(solved), weight.seconds()));
    Map<String, String> histories = new LinkedHashMap<>(trained.histories());
    solved.histories().values().forEach(trials -> histories.put(History.file("ease"), trials));
    histories.put(History.file("fused"), weight.history());
    return new FitReport(
        trained.users(),
        trained.items(),
        new ModelMetrics.Network(
            trained.size().parameters() + solved.size().parameters(),
            trained.size().layers(),
            trained.size().optimizerStateBytes()),
        fits,
        trained.validatedUsers(),
        weight.ndcg().stream().mapToObj(ModelMetrics.Validation::ofLists).findFirst(),
        histories,
        trained.warmStart(),
        chosen());
  }

  private static Double ndcg(FitReport report) {
    return report.validation().map(ModelMetrics.Validation::ndcgAt10).orElse(null);
  }

  private Settings chosen() {
    return network
        .report()
        .chosen()
        .withEaseOf(ease.report().chosen())
        .with(
            Map.of(
                "network.type",
                Names.kebab(NetworkType.FUSED),
                EaseSettings.WEIGHT,
                weight.value()));
  }

  @Override
  public FusedLearner again() {
    return new FusedLearner(learner.section(), chosen(), network.again(), ease.again());
  }

  @Override
  public TestEvaluation evaluate() {
    return new ListEvaluation(learner.settings(), data)
        .onTest((evaluator, users) -> evaluator.rank(users, data.popularity(), fusedScorer()));
  }

  private FusedScorer fusedScorer() {
    return new FusedScorer(
        network.scorer().orElseThrow(), ease.scorer().orElseThrow(), weight.value());
  }

  @Override
  public Optional<Scorer> scorer() {
    return Optional.of(fusedScorer());
  }

  @Override
  public Map<String, MultiLayerNetwork> published() {
    return Map.of(
        ModelFiles.RANKING, only(network.published()), ModelFiles.EASE, only(ease.published()));
  }

  /** Those of the network, by the name that it has here. */
  @Override
  public Map<String, FileContent> files() {
    return network.files().values().stream()
        .collect(
            Collectors.toMap(
                file -> ModelFiles.optimizer(ModelFiles.RANKING), Function.identity()));
  }

  private static MultiLayerNetwork only(Map<String, MultiLayerNetwork> published) {
    return published.values().iterator().next();
  }

  @Override
  public ModelFacts facts() {
    return network.facts();
  }

  @Override
  public BaselineFacts baselines() {
    return network.baselines();
  }

  @Override
  public Optional<RankingFacts> rankingFacts() {
    return network
        .rankingFacts()
        .flatMap(
            facts -> ease.rankingFacts().map(shallow -> facts.beside(shallow, weight.value())));
  }

  @Override
  public Map<String, Dataset<Row>> tables() {
    return network.tables();
  }

  @Override
  public List<Part> held() {
    return Stream.of(network, ease).flatMap(model -> model.held().stream()).toList();
  }

  @Override
  public void close() {
    ease.close();
    network.close();
  }
}
