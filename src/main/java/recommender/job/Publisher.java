package recommender.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.util.ModelSerializer;
import recommender.config.NetworkSettings;
import recommender.config.Settings;
import recommender.model.ModelFacts;
import recommender.model.RankingFacts;
import recommender.report.Metrics;
import recommender.repository.RepositoryException;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;
import recommender.vectors.InputTransform;

/** Writes the files of a run and publishes them together. */
final class Publisher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunDraft draft;

  Publisher(RunDraft draft) {
    this.draft = draft;
  }

  /** Returns the path of the published run. */
  Path publish(RunResult outcome, Metrics metrics) {
    Fitted published = outcome.published();
    writeNetwork(RunFiles.MODEL, published);
    outcome.ranking().ifPresent(ranking -> writeNetwork(RunFiles.RANKING, ranking.last()));
    draft.write(RunFiles.MODEL_JSON, facts(outcome));
    CatalogueTables.of(published.vectors(), published.bias()).forEach(this::writeTable);
    draft.write(RunFiles.METRICS, metrics.json());
    draft.write(RunFiles.HISTORY, outcome.result().validated().learned().history());
    outcome
        .ranking()
        .ifPresent(
            ranking ->
                draft.write(RunFiles.RANKING_HISTORY, ranking.validated().learned().history()));
    draft.write(RunFiles.SETTINGS, settings(outcome).hocon());
    return draft.publish();
  }

  private static Settings settings(RunResult outcome) {
    Settings chosen = chosen(outcome.settings(), outcome.result());
    return outcome
        .ranking()
        .map(each -> chosen.withRanking(chosen(outcome.settings().ranking().orElseThrow(), each)))
        .orElse(chosen);
  }

  private static Settings chosen(Settings settings, Experiment.Result result) {
    return result.validated().learned().chosen(settings);
  }

  private void writeNetwork(String name, Fitted fitted) {
    try (OutputStream file = draft.create(name)) {
      ModelSerializer.writeModel(fitted.learned().published(), file, false);
    } catch (IOException e) {
      throw unwritten(name, e);
    }
  }

  private static String facts(RunResult outcome) {
    Fitted published = outcome.published();
    Settings settings = outcome.settings();
    return ModelFacts.of(
            settings.network().objective(),
            published.vectors().of(),
            published.transform(),
            published.scale())
        .json(rankingFacts(outcome));
  }

  private static Optional<RankingFacts> rankingFacts(RunResult outcome) {
    if (outcome.ranking().isPresent()) {
      NetworkSettings network = outcome.settings().ranking().orElseThrow().network();
      InputTransform transform = outcome.ranking().get().last().transform();
      return Optional.of(RankingFacts.of(RunFiles.RANKING, network.type(), transform));
    }
    InputTransform transform = outcome.published().transform();
    return transform.targets().ranks()
        ? Optional.of(
            RankingFacts.of(RunFiles.MODEL, outcome.settings().network().type(), transform))
        : Optional.empty();
  }

  /** Spark writes a folder with one file in it; the run keeps the file. */
  private void writeTable(String name, Dataset<Row> table) {
    Path folder = draft.scratch(name);
    try {
      table.coalesce(1).write().parquet(folder.toString());
    } catch (Exception e) {
      // Not only RuntimeException: Spark throws checked ones that its signatures do not name.
      throw unwritten(name, e);
    }
    draft.adopt(folder, name);
  }

  private RepositoryException unwritten(String file, Exception cause) {
    return new RepositoryException(
        "%s could not be written: %s".formatted(draft.path(file), cause.getMessage()), cause);
  }
}
