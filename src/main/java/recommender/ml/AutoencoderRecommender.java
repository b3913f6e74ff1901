package recommender.ml;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Estimator of recommenders from a DataFrame of ratings, to be used in the place of Spark's ALS:
 * the same parameters of columns, the same methods, the same output.
 *
 * <pre>{@code
 * AutoencoderRecommenderModel model =
 *     new AutoencoderRecommender()
 *         .setUserCol("userId").setItemCol("movieId").setRatingCol("rating")
 *         .setColdStartStrategy("drop")
 *         .setConf("network.objective", "both")
 *         .fit(ratings);
 * model.transform(pairs);
 * model.recommendForAllUsers(10);
 * }</pre>
 *
 * <p>All other settings are those of {@code conf/reference.conf}, set by {@link #setConf}. Nothing
 * is held out for a test; {@code split.validation-fraction} is, to choose the number of epochs, and
 * then trained on as well.
 *
 * <p>Unlike ALS's, ids may be strings, lists leave out what their users have rated, and a user of
 * whom nothing is known gets the most popular items.
 */
public final class AutoencoderRecommender extends Estimator<AutoencoderRecommenderModel>
    implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final ColumnParams columns;
  private final LongParam seed;
  private final StringArrayParam conf;

  /** An estimator with the settings of the recipe. */
  public AutoencoderRecommender() {
    this("autoencoderRecommender_" + UUID.randomUUID().toString().substring(0, 12));
  }

  /**
   * @param uid unique among the stages of a pipeline
   */
  public AutoencoderRecommender(String uid) {
    this.uid = uid;
    this.columns = new ColumnParams(this);
    this.seed = new LongParam(this, "seed", "seed of training");
    this.conf = new StringArrayParam(this, "conf", "further settings, key=value each");
    setDefault(seed, 1L);
    setDefault(conf, new String[0]);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Column of user ids; {@code user} by default. */
  public Param<String> userCol() {
    return columns.user();
  }

  /** Column of item ids; {@code item} by default. */
  public Param<String> itemCol() {
    return columns.item();
  }

  /** Column of ratings; {@code rating} by default; empty where rows are clicks. */
  public Param<String> ratingCol() {
    return columns.rating();
  }

  /** Column of predictions; {@code prediction} by default. */
  public Param<String> predictionCol() {
    return columns.prediction();
  }

  /** What becomes of pairs of unknown users or items: {@code nan}, the default, or {@code drop}. */
  public Param<String> coldStartStrategy() {
    return columns.coldStart();
  }

  /** Seed of training. */
  public LongParam seed() {
    return seed;
  }

  /** Further settings, {@code key=value} each. */
  public StringArrayParam conf() {
    return conf;
  }

  public AutoencoderRecommender setUserCol(String column) {
    set(userCol(), column);
    return this;
  }

  public AutoencoderRecommender setItemCol(String column) {
    set(itemCol(), column);
    return this;
  }

  public AutoencoderRecommender setRatingCol(String column) {
    set(ratingCol(), column);
    return this;
  }

  public AutoencoderRecommender setPredictionCol(String column) {
    set(predictionCol(), column);
    return this;
  }

  public AutoencoderRecommender setColdStartStrategy(String strategy) {
    set(coldStartStrategy(), strategy);
    return this;
  }

  public AutoencoderRecommender setSeed(long value) {
    set(seed, value);
    return this;
  }

  /**
   * Sets any setting of {@code conf/reference.conf}, such as {@code network.objective}.
   *
   * @param value as after {@code --set key=}; the later of two wins
   */
  public AutoencoderRecommender setConf(String key, String value) {
    List<String> all = new ArrayList<>(Arrays.asList(getOrDefault(conf)));
    all.add(key + "=" + value);
    set(conf, all.toArray(String[]::new));
    return this;
  }

  /**
   * Trains.
   *
   * @param dataset with the columns of users, items and ratings
   * @throws recommender.config.SettingsException with every setting that cannot be used
   * @throws recommender.ratings.RatingsException when its ratings cannot be
   */
  @Override
  public AutoencoderRecommenderModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> ratings = dataset.toDF().select(ids());
    StoredModel stored =
        Fitting.of(
            ratings, columns.get(ratingCol()), (Long) getOrDefault(seed), getOrDefault(conf));
    return copyValues(new AutoencoderRecommenderModel(uid, stored).setParent(this), new ParamMap());
  }

  private Column[] ids() {
    String rating = columns.get(ratingCol());
    List<Column> ids = new ArrayList<>();
    ids.add(col(quoted(columns.get(userCol()))).as(Fitting.USER));
    ids.add(col(quoted(columns.get(itemCol()))).as(Fitting.ITEM));
    if (!rating.isEmpty()) {
      ids.add(col(quoted(rating)).as(Fitting.RATING));
    }
    return ids.toArray(Column[]::new);
  }

  static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns.withPredictions(schema);
  }

  @Override
  public AutoencoderRecommender copy(ParamMap extra) {
    return (AutoencoderRecommender) defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return new DefaultParamsWriter(this);
  }

  /** Reader of estimators that were saved. */
  public static MLReader<AutoencoderRecommender> read() {
    return new DefaultParamsReader<>();
  }

  /** An estimator that was saved. */
  public static AutoencoderRecommender load(String path) {
    return read().load(path);
  }
}
