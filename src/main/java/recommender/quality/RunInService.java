package recommender.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.ratings.Columns;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;

/**
 * What the run in service knew.
 *
 * @param id of the run; empty where there is none
 * @param quality of its ratings; empty where it does not say
 * @param items a column of its items; empty where there is no run, or it cannot be read
 */
record RunInService(Optional<String> id, Optional<Quality> quality, Optional<Dataset<Row>> items) {
  private static final Logger LOG = LoggerFactory.getLogger(RunInService.class);
  private static final String NOT_COMPARED = "The ratings are compared with no earlier ones: {}";

  /** Reads it. */
  static RunInService of(SparkSession spark, RunRepository repository) {
    Optional<Path> folder = repository.current().map(repository::run);
    if (folder.isEmpty()) {
      LOG.info(NOT_COMPARED, "there is no run in service");
      return new RunInService(Optional.empty(), Optional.empty(), Optional.empty());
    }
    Path run = folder.get();
    return new RunInService(
        Optional.of(run.getName()), quality(repository, run), items(spark, run));
  }

  private static Optional<Dataset<Row>> items(SparkSession spark, Path run) {
    String file = new Path(run, RunFiles.ITEMS).toString();
    try {
      return Optional.of(spark.read().parquet(file).select(Columns.ITEM));
    } catch (Exception e) {
      // Not only RuntimeException: Spark throws checked ones that its signatures do not name.
      LOG.warn("Which items are new is not known: {} cannot be read", file, e);
      return Optional.empty();
    }
  }

  private static Optional<Quality> quality(RunRepository repository, Path run) {
    Optional<String> text = repository.find(run, RunFiles.QUALITY);
    if (text.isEmpty()) {
      LOG.info(NOT_COMPARED, "run " + run.getName() + " has no " + RunFiles.QUALITY);
      return Optional.empty();
    }
    try {
      return Optional.of(Quality.parse(text.get()));
    } catch (JsonProcessingException e) {
      LOG.warn(NOT_COMPARED, RunFiles.QUALITY + " of run " + run.getName() + " cannot be read", e);
      return Optional.empty();
    }
  }
}
