package recommender.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.OutputFormat;
import recommender.model.ModelException;
import recommender.recommendation.RecommendedLists;
import recommender.repository.RepositoryException;
import recommender.repository.TableDraft;

/** Writer of the table of a job that recommends. */
record TableWriter(OutputFormat format, TableDraft draft) {

  /**
   * Writes a table, which is worked out while it is written.
   *
   * @return where its draft stands
   * @throws RepositoryException when it cannot be written
   * @throws ModelException when an executor cannot load the run
   */
  Path write(Dataset<Row> table) {
    try {
      write(table, draft.path().toString());
      return draft.path();
    } catch (Exception e) {
      // Spark throws checked exceptions that its signatures do not name.
      throw explained(e);
    }
  }

  private void write(Dataset<Row> table, String path) {
    switch (format) {
      case PARQUET -> table.write().parquet(path);
      case CSV ->
          flat(table)
              .write()
              .option("header", "true")
              .option("compression", "none")
              .option("escape", "\"")
              .csv(path);
      case JSON -> table.write().option("compression", "none").json(path);
    }
  }

  /** CSV has no arrays. */
  private static Dataset<Row> flat(Dataset<Row> table) {
    return List.of(table.columns()).contains(RecommendedLists.EXPLANATION)
        ? table.withColumn(RecommendedLists.EXPLANATION, to_json(col(RecommendedLists.EXPLANATION)))
        : table;
  }

  /** A run that cannot be loaded, or a disk that is full, is no failure of Spark. */
  private RuntimeException explained(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ModelException unreadable) {
        return unreadable;
      }
      if (cause instanceof IOException) {
        return new RepositoryException(
            "--output: could not write %s (%s); check that there is space left, or choose another path"
                .formatted(draft.path(), cause.getMessage()),
            failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
