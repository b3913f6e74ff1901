package recommender.recommendation;

import static org.apache.spark.sql.functions.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.ItemPopularity;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.Rankings;
import recommender.evaluation.TestUsers;
import recommender.learner.TestEvaluation;
import recommender.model.BaselineFacts;
import recommender.model.LoadedRun;
import recommender.model.RatingModel;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;

/**
 * A published run that is scored on held-out ratings, on the executors, by the code that scores a
 * model after training: on the same ratings it gives the same numbers.
 *
 * <p>Tables have the columns user, item, rating and timestamp, their ids in the types of the run,
 * each user and item once.
 */
public final class EvaluatedRun implements AutoCloseable {
  private final JavaSparkContext spark;
  private final RunSource source;
  private final ColumnIndex items;
  private final DataType itemType;
  private final Optional<ColumnIndex> users;
  private final Optional<DataType> userType;
  private final Optional<RatingScale> scale;
  private final boolean ranks;
  private final ItemPopularity popularity;
  private final Optional<BiasModel> bias;
  private final long[] codes;

  private EvaluatedRun(
      SparkSession session, RunSource source, LoadedRun run, BaselineFacts baselines) {
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.source = source;
    this.itemType = IdTypes.of(run.items()).orElseThrow();
    this.items = ColumnIndex.published(session, itemType, run.items().ids(), baselines.ratings());
    this.userType = IdTypes.of(run.users());
    this.users =
        userType.map(
            type ->
                ColumnIndex.published(
                    session, type, run.users().ids(), new long[run.users().size()]));
    this.scale = run.ratingModel().map(RatingModel::scale);
    this.ranks = run.rankingModel().isPresent();
    this.popularity = new ItemPopularity(baselines.ratings(), baselines.users());
    this.bias = baselines.bias();
    this.codes = run.items().ids().stream().mapToLong(EvaluatedRun::code).toArray();
  }

  /**
   * A run.
   *
   * @param folder of the run, on a file system that all executors reach
   * @throws recommender.model.ModelException when it is not whole, cannot be read or is of another
   *     version
   */
  public static EvaluatedRun of(SparkSession spark, Path folder) {
    LoadedRun.demandWhole(folder, spark.sparkContext().hadoopConfiguration());
    return ofDraft(spark, folder);
  }

  /**
   * A run that is not published yet, whose models are written.
   *
   * @param folder of its files, on a file system that all executors reach
   * @throws recommender.model.ModelException when it cannot be read
   */
  public static EvaluatedRun ofDraft(SparkSession spark, Path folder) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    String path = folder.toString();
    LoadedRun run = LoadedRuns.use(path, context.hadoopConfiguration());
    try {
      BaselineFacts baselines =
          BaselineFacts.of(folder, run.items().size(), context.hadoopConfiguration());
      return new EvaluatedRun(spark, RunSource.of(folder, context), run, baselines);
    } finally {
      LoadedRuns.release(path);
    }
  }

  /** What tells an item from others in whatever run. */
  private static long code(Object id) {
    return MurmurHash3.hash128x64(id.toString().getBytes(StandardCharsets.UTF_8))[0];
  }

  /** The scale that predictions are clipped to; empty of a run that predicts no ratings. */
  public Optional<RatingScale> scale() {
    return scale;
  }

  /** Whether a model of the run is there to rank. */
  public boolean ranks() {
    return ranks;
  }

  /** The type of the items' ids. */
  public DataType itemType() {
    return itemType;
  }

  /** The type of the users' ids; empty of a model that knows no user, to which any will do. */
  public Optional<DataType> userType() {
    return userType;
  }

  /** Whether ids of both runs are of the same types, as far as each knows any. */
  public boolean hasIdsOf(EvaluatedRun other) {
    return itemType.equals(other.itemType)
        && (userType.isEmpty() || other.userType.isEmpty() || userType.equals(other.userType));
  }

  /**
   * Those of some held-out ratings that the run can score.
   *
   * @param known ratings of the users from before
   */
  public Dataset<Row> scorable(Dataset<Row> heldOut, Dataset<Row> known) {
    Dataset<Row> columns = broadcast(items.table().select(Columns.ITEM));
    Dataset<Row> users =
        known
            .join(columns, new String[] {Columns.ITEM}, "left_semi")
            .select(Columns.USER)
            .distinct();
    return heldOut
        .join(columns, new String[] {Columns.ITEM}, "left_semi")
        .join(users, new String[] {Columns.USER}, "left_semi");
  }

  /**
   * Which lists are evaluated.
   *
   * @param relevantFrom the lowest rating of a relevant item
   * @param lengths of the lists, ascending
   */
  public record Lists(double relevantFrom, List<Integer> lengths) {}

  /**
   * Scores each model of the run: the one that predicts ratings first, where there is one.
   *
   * @param known ratings of the users from before
   * @param heldOut ratings to be scored
   */
  public List<TestEvaluation> evaluate(Dataset<Row> known, Dataset<Row> heldOut, Lists lists) {
    RankingEvaluator evaluator =
        new RankingEvaluator(spark, lists.relevantFrom(), lists.lengths()).withCodes(codes);
    try (TestUsers test = TestUsers.ofRatings(known, heldOut, items)) {
      List<TestEvaluation> evaluations = new ArrayList<>();
      scale.ifPresent(each -> evaluations.add(ratings(each, test, evaluator)));
      if (ranks) {
        evaluations.add(
            TestEvaluation.ofLists(
                test.counts(), lists(evaluator, test.all(), RunScorer.Role.RANKING)));
      }
      return evaluations;
    }
  }

  private TestEvaluation ratings(RatingScale scale, TestUsers all, RankingEvaluator lists) {
    Evaluator plain = new Evaluator(spark, scale).slicedBy(popularity);
    Evaluator evaluator = bias.map(plain::beside).orElse(plain);
    TestUsers test = users.map(all::withColumns).orElse(all);
    RunPredictor predictor = new RunPredictor(source);
    return new TestEvaluation(
        all.counts(),
        evaluator.score(test.known(), predictor),
        evaluator.score(test.unseen(), predictor),
        lists(lists, test.all(), RunScorer.Role.RATING));
  }

  private Rankings lists(RankingEvaluator evaluator, EvaluationUsers users, RunScorer.Role role) {
    return evaluator.rank(users, popularity, new RunScorer(source, role));
  }

  /** Frees what this JVM has loaded. */
  @Override
  public void close() {
    source.hadoop().destroy();
    LoadedRuns.closeUnused();
  }
}
