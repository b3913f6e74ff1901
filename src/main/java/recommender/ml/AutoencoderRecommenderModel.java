package recommender.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import recommender.ratings.Columns;
import recommender.recommendation.Recommendations;
import recommender.recommendation.RecommendedLists;
import scala.Option;

/**
 * Recommender that was trained on a DataFrame, with the ratings of its users.
 *
 * <p>What is {@linkplain #write() saved} is a run folder that {@code RecommendJob} and {@link
 * recommender.model.Recommender} read, with the ratings beside it in {@code profiles.parquet}.
 * Until then the model lies in a temporary folder on the default file system and ends with the JVM.
 */
public final class AutoencoderRecommenderModel extends Model<AutoencoderRecommenderModel>
    implements MLWritable {
  private static final long serialVersionUID = 1L;

  private static final String RECOMMENDATIONS = "recommendations";
  private static final String RATING = "rating";
  private static final String WANTED_USER = "wanted_user";
  private static final String WANTED_ITEM = "wanted_item";

  private final String uid;
  private final ColumnParams columns;
  private final StoredModel stored;

  AutoencoderRecommenderModel(String uid, StoredModel stored) {
    this.uid = uid;
    this.columns = new ColumnParams(this);
    this.stored = stored;
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Column of user ids. */
  public Param<String> userCol() {
    return columns.user();
  }

  /** Column of item ids. */
  public Param<String> itemCol() {
    return columns.item();
  }

  /** Column of ratings that was trained on. */
  public Param<String> ratingCol() {
    return columns.rating();
  }

  /** Column of predictions. */
  public Param<String> predictionCol() {
    return columns.prediction();
  }

  /** What becomes of pairs of unknown users or items: {@code nan} or {@code drop}. */
  public Param<String> coldStartStrategy() {
    return columns.coldStart();
  }

  public AutoencoderRecommenderModel setUserCol(String column) {
    set(userCol(), column);
    return this;
  }

  public AutoencoderRecommenderModel setItemCol(String column) {
    set(itemCol(), column);
    return this;
  }

  public AutoencoderRecommenderModel setPredictionCol(String column) {
    set(predictionCol(), column);
    return this;
  }

  public AutoencoderRecommenderModel setColdStartStrategy(String strategy) {
    set(coldStartStrategy(), strategy);
    return this;
  }

  /**
   * Predicts for pairs of user and item, in the column of predictions: a rating, where the model
   * has one of ratings, else the score of the model that ranks. Of a user or an item that training
   * did not have it is NaN, or the row is dropped.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> given = dataset.toDF();
    Recommendations recommendations = Recommendations.by(given.sparkSession(), stored.path());
    Dataset<Row> ratings = stored.ratings(given.sparkSession());
    DataType userType = ratings.schema().apply(Columns.USER).dataType();
    Column user = given.col(quoted(userCol())).cast(userType);
    Column item = given.col(quoted(itemCol())).cast(recommendations.items().type());
    Dataset<Row> pairs =
        given.select(user.as(Columns.USER), item.as(Columns.ITEM)).na().drop().distinct();
    Dataset<Row> profiles = recommendations.profiles(ratings);
    Dataset<Row> known =
        recommendations
            .known(pairs, profiles)
            .where(col(Recommendations.USER_KNOWN).and(col(Recommendations.ITEM_KNOWN)))
            .select(Columns.USER, Columns.ITEM);
    Dataset<Row> scores =
        recommendations
            .scores(known, profiles)
            .select(
                col(Columns.USER).as(WANTED_USER),
                col(Columns.ITEM).as(WANTED_ITEM),
                col(RecommendedLists.SCORE).cast("float").as(columns.get(predictionCol())));
    Dataset<Row> joined =
        given
            .join(
                scores,
                user.equalTo(scores.col(WANTED_USER)).and(item.equalTo(scores.col(WANTED_ITEM))),
                columns.drops() ? "inner" : "left")
            .drop(WANTED_USER, WANTED_ITEM);
    return joined.na().fill(Double.NaN, new String[] {columns.get(predictionCol())});
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns.withPredictions(schema);
  }

  /**
   * The best items for each user of training, of those not rated.
   *
   * @return the column of users, and {@code recommendations}: an array of item and rating, best
   *     first
   */
  public Dataset<Row> recommendForAllUsers(int numItems) {
    SparkSession spark = SparkSession.active();
    Recommendations recommendations = Recommendations.by(spark, stored.path());
    return lists(recommendations, recommendations.profiles(stored.ratings(spark)), numItems);
  }

  /**
   * The same for the users of a DataFrame, each once; of whom nothing is known, the most popular
   * items.
   *
   * @param dataset with the column of users
   */
  public Dataset<Row> recommendForUserSubset(Dataset<?> dataset, int numItems) {
    columns.demandIds(dataset.schema(), columns.get(userCol()));
    SparkSession spark = dataset.sparkSession();
    Recommendations recommendations = Recommendations.by(spark, stored.path());
    Dataset<Row> ratings = stored.ratings(spark);
    DataType userType = ratings.schema().apply(Columns.USER).dataType();
    Dataset<Row> users =
        dataset
            .toDF()
            .select(col(quoted(userCol())).cast(userType).as(Columns.USER))
            .na()
            .drop()
            .distinct();
    return lists(
        recommendations,
        users.join(recommendations.profiles(ratings), new String[] {Columns.USER}, "left"),
        numItems);
  }

  private Dataset<Row> lists(Recommendations recommendations, Dataset<Row> profiles, int numItems) {
    demandLength("numItems", numItems);
    Dataset<Row> rows =
        recommendations
            .lists(profiles, Optional.empty(), Recommendations.Asked.of(numItems))
            .table();
    return arrays(rows, Columns.USER, userCol(), Columns.ITEM, itemCol());
  }

  /**
   * The users whom each item suits best, of those who have not rated it.
   *
   * @return the column of items, and {@code recommendations}: an array of user and rating, best
   *     first
   */
  public Dataset<Row> recommendForAllItems(int numUsers) {
    demandLength("numUsers", numUsers);
    SparkSession spark = SparkSession.active();
    Recommendations recommendations = Recommendations.by(spark, stored.path());
    Dataset<Row> profiles = recommendations.profiles(stored.ratings(spark));
    return arrays(
        recommendations.usersOfItems(profiles, numUsers),
        Columns.ITEM,
        itemCol(),
        Columns.USER,
        userCol());
  }

  private Dataset<Row> arrays(
      Dataset<Row> rows, String key, Param<String> keyCol, String value, Param<String> valueCol) {
    Column ranked =
        sort_array(
            collect_list(
                struct(
                    col(RecommendedLists.RANK),
                    col(value),
                    col(RecommendedLists.SCORE).cast("float").as(RATING))));
    Column plain =
        functions.transform(
            ranked,
            each -> struct(each.getField(value).as(columns.get(valueCol)), each.getField(RATING)));
    return rows.groupBy(col(key).as(columns.get(keyCol))).agg(plain.as(RECOMMENDATIONS));
  }

  private static void demandLength(String name, int length) {
    if (length < 1) {
      throw new IllegalArgumentException("%s: expected at least 1, was %d".formatted(name, length));
    }
  }

  private String quoted(Param<String> param) {
    return AutoencoderRecommender.quoted(columns.get(param));
  }

  @Override
  public AutoencoderRecommenderModel copy(ParamMap extra) {
    AutoencoderRecommenderModel copy = new AutoencoderRecommenderModel(uid, stored);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new Writer(this);
  }

  private static final class Writer extends MLWriter {
    private final AutoencoderRecommenderModel model;

    Writer(AutoencoderRecommenderModel model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      SparkContext spark = sc();
      DefaultParamsWriter.saveMetadata(model, path, spark, Option.empty(), Option.empty());
      model.stored.copyTo(path, spark.hadoopConfiguration());
    }
  }

  /** Reader of models that were saved. */
  public static MLReader<AutoencoderRecommenderModel> read() {
    return new Reader();
  }

  /** A model that was saved. */
  public static AutoencoderRecommenderModel load(String path) {
    return read().load(path);
  }

  private static final class Reader extends MLReader<AutoencoderRecommenderModel> {
    @Override
    public AutoencoderRecommenderModel load(String path) {
      DefaultParamsReader.Metadata metadata =
          DefaultParamsReader.loadMetadata(path, sc(), AutoencoderRecommenderModel.class.getName());
      AutoencoderRecommenderModel model =
          new AutoencoderRecommenderModel(metadata.uid(), new StoredModel(path));
      metadata.getAndSetParams(model, Option.empty());
      return model;
    }
  }
}
