package recommender.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import recommender.config.Settings;
import recommender.model.ModelFacts;
import recommender.report.History;
import recommender.report.Metrics;
import recommender.repository.RepositoryException;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;

/** Writes the files of a run and publishes them together. */
final class Publisher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunDraft draft;

  Publisher(RunDraft draft) {
    this.draft = draft;
  }

  /** Returns the path of the published run. */
  Path publish(Outcome outcome, Metrics metrics) {
    Trained trained = outcome.published().trained();
    writeNetwork(trained.autoencoder().published(trained.network()));
    draft.write(RunFiles.MODEL_JSON, json(facts(outcome)));
    Fitted published = outcome.published();
    CatalogueTables.of(published.vectors(), published.bias()).forEach(this::writeTable);
    draft.write(RunFiles.METRICS, metrics.json());
    draft.write(RunFiles.HISTORY, History.csv(outcome.validated().trained().model().history()));
    draft.write(RunFiles.SETTINGS, settings(outcome).hocon());
    return draft.publish();
  }

  private static Settings settings(Outcome outcome) {
    Trained trained = outcome.validated().trained();
    return outcome
        .settings()
        .withChosen(trained.workers().count(), trained.model().batchesPerRound());
  }

  private void writeNetwork(MultiLayerNetwork network) {
    try (OutputStream file = draft.create(RunFiles.MODEL)) {
      ModelSerializer.writeModel(network, file, false);
    } catch (IOException e) {
      throw unwritten(RunFiles.MODEL, e);
    }
  }

  private static ModelFacts facts(Outcome outcome) {
    Fitted published = outcome.published();
    return ModelFacts.of(published.vectors().of(), published.transform(), published.scale());
  }

  private static String json(ModelFacts facts) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(facts) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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
