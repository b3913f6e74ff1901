package recommender.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.config.CommandLine;
import recommender.config.Settings;
import recommender.config.SplitStrategy;
import recommender.experiment.Experiment;
import recommender.experiment.Learners;
import recommender.experiment.Publisher;
import recommender.experiment.SplitCheck;
import recommender.learner.Stages;
import recommender.ratings.Columns;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.repository.RunDraft;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.split.Splitter;
import recommender.training.TimeSource;

/**
 * Training on a DataFrame: read as any table is, all of it trained on, and kept as a run folder in
 * a temporary place on the default file system, which ends with this JVM.
 */
final class Fitting {
  static final String USER = "user";
  static final String ITEM = "item";
  static final String RATING = "rating";

  private Fitting() {}

  /**
   * Trains.
   *
   * @param ratings user, item and, unless its name is empty, rating
   * @param conf further settings, key=value each
   */
  static StoredModel of(Dataset<Row> ratings, String ratingCol, long seed, String[] conf) {
    TimeSource.useSystemClock();
    SparkSession spark = ratings.sparkSession();
    String view = "ratings_" + UUID.randomUUID().toString().replace("-", "");
    ratings.createOrReplaceTempView(view);
    try {
      return fitted(spark, settings(view, !ratingCol.isEmpty(), seed, conf));
    } finally {
      spark.catalog().dropTempView(view);
    }
  }

  private static Settings settings(String view, boolean hasRatings, long seed, String[] conf) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input-table=" + view,
                "--set=input.columns.user=" + USER,
                "--set=input.columns.item=" + ITEM,
                "--set=input.columns.rating=" + (hasRatings ? RATING : "none"),
                "--set=input.columns.timestamp=none",
                "--set=split.strategy=random",
                "--set=training.keep-optimizer-state=false",
                "--set=training.seed=" + seed));
    for (String setting : conf) {
      arguments.add("--set=" + setting);
    }
    return CommandLine.parse(arguments.toArray(String[]::new)).settings();
  }

  private static StoredModel fitted(SparkSession spark, Settings settings) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Stages stages = new Stages(spark.sparkContext());
    RatingReader reader = new RatingReader(spark, settings.input(), SplitStrategy.RANDOM);
    try (Ratings ratings = reader.read();
        RatingSplit split =
            new Splitter(settings.split(), settings.input(), ratings.quality().kept())
                .trainOnly(ratings.rows());
        Experiment experiment = new Experiment(context, stages, split, settings.input())) {
      Settings chosen = SplitCheck.of(split, settings).settings();
      Path place = temporary(context.hadoopConfiguration());
      RunRepository repository =
          RunRepository.open(place.toString(), context.hadoopConfiguration());
      try (RunDraft draft = repository.begin(Instant.now())) {
        write(split.known(), draft.scratch(StoredModel.PROFILES), draft);
        Path run = new Publisher(draft).publish(experiment.fit(Learners.of(chosen)));
        return new StoredModel(run.toString());
      }
    }
  }

  private static void write(Dataset<Row> known, Path folder, RunDraft draft) {
    known
        .select(Columns.USER, Columns.ITEM, Columns.RATING)
        .coalesce(1)
        .write()
        .parquet(folder.toString());
    draft.adopt(folder, StoredModel.PROFILES);
  }

  /** A folder that all executors reach, and that is deleted when this JVM ends. */
  private static Path temporary(Configuration hadoop) {
    try {
      FileSystem files = FileSystem.get(hadoop);
      boolean isLocal = files.getUri().getScheme().equals("file");
      Path parent =
          isLocal
              ? new Path("file://" + System.getProperty("java.io.tmpdir"))
              : files.getHomeDirectory();
      Path place = new Path(parent, ".autoencoder-recommender-" + UUID.randomUUID());
      files.mkdirs(place);
      files.deleteOnExit(place);
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
