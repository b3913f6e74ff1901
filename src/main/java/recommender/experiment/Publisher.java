package recommender.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Settings;
import recommender.learner.FileContent;
import recommender.learner.FittedModel;
import recommender.model.ModelFiles;
import recommender.model.ModelZipOutput;
import recommender.model.RankingFacts;
import recommender.report.Metrics;
import recommender.report.Report;
import recommender.report.SampleUser;
import recommender.repository.RepositoryException;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;

/** Writes the files of a run and publishes them together. */
public final class Publisher {
  private final RunDraft draft;

  /** Into a run that is not published yet. */
  public Publisher(RunDraft draft) {
    this.draft = draft;
  }

  /**
   * Writes the measurements of a run whose models are written, and the report on them.
   *
   * @param promotion sentences on it, for the report
   * @param sample users with their lists, for the report
   */
  public void write(
      RunResult result, Metrics metrics, List<String> promotion, List<SampleUser> sample) {
    List<Fitted> models = result.models().stream().map(ModelResult::fitted).toList();
    Report report =
        new Report(
            metrics,
            histories(models),
            promotion,
            chosen(models).hocon(),
            result.settings().input().licence().orElse(""),
            sample);
    draft.write(RunFiles.METRICS, metrics.json());
    draft.write(RunFiles.REPORT, report.html());
    draft.write(RunFiles.MODEL_CARD, report.modelCard());
  }

  private static Map<String, String> histories(List<Fitted> models) {
    Map<String, String> histories = new LinkedHashMap<>();
    models.forEach(model -> histories.putAll(model.validated().histories()));
    return histories;
  }

  /**
   * Publishes models without metrics.
   *
   * @param models the first one first
   */
  public Path publish(List<Fitted> models) {
    write(models);
    return draft.publish();
  }

  /**
   * Writes models with all that they need to predict, and the settings that they came of.
   *
   * @param models the first one first
   */
  public void write(List<Fitted> models) {
    FittedModel first = models.get(0).model();
    models.forEach(this::writeModel);
    draft.write(RunFiles.MODEL_JSON, first.facts().json(rankingFacts(models)));
    draft.write(ModelFiles.BASELINES, first.baselines().json());
    first.tables().forEach(this::writeTable);
    draft.write(RunFiles.SETTINGS, chosen(models).hocon());
  }

  private void writeModel(Fitted model) {
    model.model().published().forEach(this::writeNetwork);
    model.model().files().forEach(this::writeFile);
    model.validated().histories().forEach(draft::write);
  }

  private void writeFile(String name, FileContent content) {
    try (OutputStream file = draft.create(name)) {
      content.write(file);
    } catch (IOException e) {
      throw unwritten(name, e);
    }
  }

  private void writeNetwork(String name, MultiLayerNetwork network) {
    try (OutputStream file = draft.create(name)) {
      ModelZipOutput.write(network, file);
    } catch (IOException e) {
      throw unwritten(name, e);
    }
  }

  /** What is said of the model that ranks, if there is one. */
  private static Optional<RankingFacts> rankingFacts(List<Fitted> models) {
    return models.stream().flatMap(each -> each.model().rankingFacts().stream()).findFirst();
  }

  /** The settings with what {@code auto} came to. */
  private static Settings chosen(List<Fitted> models) {
    return models.stream()
        .map(model -> model.validated().chosen())
        .reduce(Settings::withRanking)
        .orElseThrow();
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
