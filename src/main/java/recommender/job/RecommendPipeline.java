package recommender.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.io.PrintStream;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.ColumnNames;
import recommender.config.InputSettings;
import recommender.config.Names;
import recommender.config.Partition;
import recommender.config.RecommendSettings;
import recommender.config.SplitStrategy;
import recommender.config.UnknownIds;
import recommender.learner.Stages;
import recommender.model.ScoreSource;
import recommender.ratings.Columns;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.ratings.RatingsException;
import recommender.ratings.Titles;
import recommender.recommendation.Recommendations;
import recommender.recommendation.RecommendedLists;
import recommender.repository.TableDraft;

/** From a run and a table of ratings to a table of recommendations: read, score, write. */
final class RecommendPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(RecommendPipeline.class);

  private static final int EXAMPLES = 3;

  private final SparkSession spark;
  private final RecommendPlan plan;
  private final RecommendSettings settings;
  private final Stages stages;
  private final PrintStream out;

  RecommendPipeline(SparkSession spark, RecommendPlan plan, PrintStream out) {
    this.spark = spark;
    this.plan = plan;
    this.settings = plan.settings();
    this.stages = new Stages(spark.sparkContext());
    this.out = out;
  }

  /** Runs to the end; prints what was made and the path of the table. */
  void run() {
    try (TableDraft draft = draft();
        Recommendations recommendations =
            stages.run("Load run", () -> Recommendations.by(spark, plan.run()))) {
      LOG.info("Loaded run {} of {} items.", plan.run().getName(), recommendations.items().size());
      switch (settings.work()) {
        case LISTS -> lists(recommendations, draft);
        case PAIRS -> pairs(recommendations, draft);
        case SIMILAR -> similar(recommendations, draft);
      }
      stages.log();
    }
  }

  private TableDraft draft() {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    String partition = settings.partition().map(part -> "/" + part.folder()).orElse("");
    new PathsRead(pathsThatAreRead()).refuseIn(settings.output() + partition, hadoop);
    return TableDraft.begin(
        "--output",
        settings.output(),
        settings.partition().map(Partition::folder),
        settings.overwrite(),
        hadoop);
  }

  private List<String> pathsThatAreRead() {
    RecommendSettings.Candidates candidates = settings.candidates();
    return Stream.of(
            plan.input().map(InputSettings::paths).orElse(List.of()).stream(),
            Stream.of(plan.run().toString()),
            settings.users().stream(),
            candidates.items().stream(),
            candidates.exclude().stream(),
            settings.pairs().stream(),
            settings.titles().stream())
        .flatMap(paths -> paths)
        .toList();
  }

  private void lists(Recommendations recommendations, TableDraft draft) {
    if (recommendations.listSource() == ScoreSource.RATING) {
      String warning = RecommendReport.RATINGS_RANK_BADLY;
      LOG.warn(warning);
      out.println(warning);
    }
    try (Ratings ratings = readRatings(recommendations);
        RecommendedLists lists = lists(recommendations, ratings).persisted()) {
      write(lists.table(), draft);
      RecommendReport report =
          stages.run("Count", () -> RecommendReport.of(lists, settings.top(), titles()));
      Path table = publish(draft);
      report.print(out);
      out.printf("%nLists: %s%n", table);
    }
  }

  private RecommendedLists lists(Recommendations recommendations, Ratings ratings) {
    DataType userType = type(ratings.rows(), Columns.USER);
    DataType itemType = recommendations.items().type();
    RecommendSettings.Candidates candidates = settings.candidates();
    ColumnNames columns = columns();
    Dataset<Row> profiles = recommendations.profiles(ratings.rows());
    Optional<Dataset<Row>> users =
        settings
            .users()
            .map(
                path ->
                    ids("--users", path, columns.users(), userType, userType).select(Columns.USER));
    Optional<Dataset<Row>> excluded =
        candidates
            .exclude()
            .map(path -> ids("--exclude", path, columns.pairs(), userType, itemType));
    Optional<Dataset<Row>> allowed =
        candidates
            .items()
            .map(
                path ->
                    ids("--items", path, columns.items(), itemType, itemType).select(Columns.ITEM));
    BitSet barred = recommendations.items().barred(allowed, candidates.minItemRatings());
    if (barred.cardinality() == recommendations.items().size()) {
      throw new RatingsException(
          "--items, --min-item-ratings: expected at least one item of the run, were none of %d"
              .formatted(recommendations.items().size()));
    }
    return recommendations.lists(
        users
            .map(table -> table.join(profiles, new String[] {Columns.USER}, "left"))
            .orElse(profiles),
        excluded,
        new Recommendations.Asked(
            settings.top(), barred, candidates.includeRated(), settings.explain()));
  }

  private Optional<Titles> titles() {
    return settings.titles().map(path -> Titles.read(spark, path, columns().item()));
  }

  private void pairs(Recommendations recommendations, TableDraft draft) {
    try (Ratings ratings = readRatings(recommendations)) {
      DataType userType = type(ratings.rows(), Columns.USER);
      Dataset<Row> profiles = recommendations.profiles(ratings.rows());
      Dataset<Row> pairs =
          ids(
              "--pairs",
              settings.pairs().orElseThrow(),
              columns().pairs(),
              userType,
              recommendations.items().type());
      Dataset<Row> wanted = wanted(pairs, profiles, recommendations);
      write(recommendations.scores(wanted, profiles), draft);
      out.printf("%nScores of pairs: %s%n", publish(draft));
    }
  }

  private Dataset<Row> wanted(
      Dataset<Row> pairs, Dataset<Row> profiles, Recommendations recommendations) {
    Dataset<Row> known = recommendations.known(pairs, profiles);
    Dataset<Row> unknown =
        known.where(not(col(Recommendations.USER_KNOWN).and(col(Recommendations.ITEM_KNOWN))));
    long all = stages.run("Count pairs", pairs::count);
    long count = stages.run("Count pairs", unknown::count);
    out.printf(
        "%nPairs: %,d, of which %,d have an unknown user or item (--unknown %s).%n",
        all, count, Names.kebab(settings.unknown()));
    if (settings.unknown() == UnknownIds.FAIL && count > 0) {
      throw new RatingsException(
          "--pairs: %d of %d pairs have an unknown user or item, such as %s; expected none, as --unknown is fail"
              .formatted(count, all, unknown.limit(EXAMPLES).collectAsList()));
    }
    return settings.unknown() == UnknownIds.DROP
        ? known
            .where(col(Recommendations.USER_KNOWN).and(col(Recommendations.ITEM_KNOWN)))
            .select(Columns.USER, Columns.ITEM)
        : pairs.select(Columns.USER, Columns.ITEM);
  }

  private void similar(Recommendations recommendations, TableDraft draft) {
    write(recommendations.similar(settings.similar()), draft);
    out.printf(
        "%n%d similar items of each of %,d items: %s%n",
        settings.similar(), recommendations.items().size(), publish(draft));
  }

  private Ratings readRatings(Recommendations recommendations) {
    return stages.run(
        "Read ratings",
        () -> reader(input()).readFor(recommendations.userType(), recommendations.items().type()));
  }

  private Dataset<Row> ids(
      String flag, String path, ColumnNames columns, DataType user, DataType item) {
    return stages.run(
        "Read " + flag.substring(2),
        () -> reader(input().with(columns)).readIds(flag, path, user, item).rows());
  }

  private RatingReader reader(InputSettings input) {
    // Lists need no times: a split that does not need any either is named.
    return new RatingReader(spark, input, SplitStrategy.RANDOM);
  }

  private InputSettings input() {
    return plan.input().orElseThrow();
  }

  private ColumnNames columns() {
    return input().columns();
  }

  private static DataType type(Dataset<Row> table, String column) {
    return table.schema().apply(column).dataType();
  }

  private void write(Dataset<Row> table, TableDraft draft) {
    stages.run("Score and write", () -> new TableWriter(settings.format(), draft).write(table));
  }

  private Path publish(TableDraft draft) {
    return stages.run("Publish", draft::publish);
  }
}
