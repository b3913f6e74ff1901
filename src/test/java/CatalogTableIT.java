import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.Settings;
import recommender.job.SparkSessions;
import recommender.ratings.InputSource;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.ratings.RatingsException;
import recommender.testing.Catalogs;
import recommender.testing.LocalRuns;
import recommender.testing.SyntheticRatings;

/** Tables of a Hive metastore, of Delta and of Iceberg: their values, versions and errors. */
class CatalogTableIT {
  @RegisterExtension static final Catalogs CATALOGS = new Catalogs();

  /** 1997-01-01, in seconds. */
  private static final long DAY = 852_076_800;

  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SparkSessions.start("tables");
    spark.sparkContext().setLogLevel("WARN");
    sql("CREATE DATABASE shop");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void aTableOfHiveInPartitions() {
    sql(
        "CREATE TABLE shop.days (userId INT, movieId STRING, rating DECIMAL(2,1))"
            + " PARTITIONED BY (dt STRING) STORED AS PARQUET");
    sql("INSERT INTO shop.days PARTITION (dt = '1997-01-01') VALUES (1, 'a', 3.5), (2, 'b', 5)");
    sql("INSERT INTO shop.days PARTITION (dt = '1997-01-03') VALUES (1, 'b', 4.5), (3, 'c', 2)");

    Ratings all = read("shop.days", "input.columns.timestamp = dt");
    assertThat(all.inputs()).containsExactly(input("shop.days", null, null));
    assertThat(all.rows().schema().simpleString())
        .startsWith("struct<user:int,item:string,rating:double,timestamp:double");
    assertThat(sums(all)).isEqualTo("[4,3,3,15.0,%s]".formatted(seconds(4 * DAY + 2 * 2 * 86_400)));

    String later = "dt >= '1997-01-02'";
    Ratings some = read("shop.days", "input.columns.timestamp = dt", where(later));
    assertThat(some.inputs()).containsExactly(input("shop.days", later, null));
    assertThat(sums(some)).isEqualTo("[2,2,2,6.5,%s]".formatted(seconds(2 * DAY + 2 * 172_800)));
  }

  /** As text, which Hive's own classes read, and through a view. */
  @Test
  void aTableOfHiveAsText() {
    sql(
        "CREATE TABLE shop.lines (uid BIGINT, item BIGINT, stars DOUBLE, at TIMESTAMP)"
            + " STORED AS TEXTFILE");
    sql(
        "INSERT INTO shop.lines VALUES (5000000000, 1, 4, TIMESTAMP '1997-01-01 00:00:00'),"
            + " (5000000000, 2, 3, TIMESTAMP '1997-01-01 00:00:01'),"
            + " (7, 1, 2, TIMESTAMP '1997-01-01 00:00:02')");
    sql(
        "CREATE VIEW shop.named AS SELECT uid AS userId, item AS movieId, stars AS rating,"
            + " at AS timestamp FROM shop.lines");
    Ratings ratings = read("shop.named");
    assertThat(ratings.rows().schema().simpleString())
        .startsWith("struct<user:bigint,item:bigint,");
    assertThat(ratings.inputs()).containsExactly(input("shop.named", null, null));
    assertThat(sums(ratings)).isEqualTo("[3,2,2,9.0,%s]".formatted(seconds(3 * DAY + 3)));
  }

  @Test
  void aTableOfDeltaAtAVersion() {
    sql(
        "CREATE TABLE shop.changing USING delta AS SELECT * FROM VALUES (1, 'a', 4, DATE"
            + " '1997-01-01'), (2, 'b', 3, DATE '1997-01-01') AS t(userId, movieId, rating,"
            + " timestamp)");
    assertVersion("shop.changing", "version 0", "[2,2,2,7.0,%s]".formatted(seconds(2 * DAY)));

    sql("INSERT INTO shop.changing VALUES (3, 'a', 5, DATE '1997-01-02')");
    String three = "[3,3,2,12.0,%s]".formatted(seconds(3 * DAY + 86_400));
    assertVersion("shop.changing", "version 1", three);
    assertVersion(
        "delta.`" + CATALOGS.folder("warehouse/shop.db/changing") + "`", "version 1", three);

    // The files of version 1 are still in the folder.
    sql("DELETE FROM shop.changing WHERE userId = 1");
    assertVersion(
        "spark_catalog.shop.changing",
        "version 2",
        "[2,2,2,8.0,%s]".formatted(seconds(2 * DAY + 86_400)));
  }

  @Test
  void aTableOfIcebergAtASnapshot() {
    sql(
        "CREATE TABLE ice.shop.changing (userId BIGINT, movieId INT, rating FLOAT, timestamp"
            + " TIMESTAMP) USING iceberg PARTITIONED BY (days(timestamp))");
    assertThatThrownBy(() -> read("ice.shop.changing"))
        .isInstanceOf(RatingsException.class)
        .hasMessage("input.table: no ratings in [ice.shop.changing]; expected at least one row");

    sql(
        "INSERT INTO ice.shop.changing VALUES (1, 1, 4, TIMESTAMP '1997-01-01 00:00:00'),"
            + " (2, 2, 3, TIMESTAMP '1997-01-02 00:00:00')");
    String first = snapshot();
    assertVersion(
        "ice.shop.changing", first, "[2,2,2,7.0,%s]".formatted(seconds(2 * DAY + 86_400)));

    sql("INSERT INTO ice.shop.changing VALUES (3, 1, 5, TIMESTAMP '1997-01-01 00:00:05.5')");
    String second = snapshot();
    assertThat(second).isNotEqualTo(first);
    assertVersion("ice.shop.changing", second, "[3,3,2,12.0,%s]".formatted(3 * DAY + 86_400 + 5.5));
  }

  @Test
  void whatIsMissingIsNamed() {
    sql("CREATE TABLE shop.some (userId INT, movieId INT, rating INT, timestamp INT)");
    for (String table : List.of("shop.none", "nowhere.none", "ice.shop.none")) {
      assertThatThrownBy(() -> read(table))
          .isInstanceOf(RatingsException.class)
          .hasMessage("input.table: %s: no such table in Spark's catalog", table);
    }
    assertThatThrownBy(() -> read("frost.shop.some"))
        .isInstanceOf(RatingsException.class)
        .hasMessageStartingWith(
            "input.table: frost.shop.some cannot be read: Spark has no catalog frost: set"
                + " spark.sql.catalog.frost to its class");
    assertThatThrownBy(() -> read("delta.`" + CATALOGS.folder("scratch") + "`"))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("is not a Delta table");
    assertThatThrownBy(() -> read("shop.some", where("dt > '2026'")))
        .isInstanceOf(RatingsException.class)
        .hasMessageStartingWith(
            "input.where: expected a condition on the columns of shop.some, was dt > '2026': ")
        .hasMessageContaining("`dt` cannot be resolved")
        .hasMessageNotContaining("\n");
  }

  /** The job finds the table by Spark's settings alone. */
  @Test
  void aJobTrainsOnATable() throws IOException {
    Path csv = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(csv.toString())
        .write()
        .format("delta")
        .saveAsTable("shop.ratings");
    long rows = spark.table("shop.ratings").count();
    String[] settings = {
      "network.hidden=8", "training.epochs=2", "split.percentile=0.8", "evaluation.bootstrap=0"
    };
    Path output = folder.resolve("out");
    assertThat(TrainJob.run(arguments("shop.ratings", output, settings))).isZero();

    JsonNode data = LocalRuns.metrics(output).at("/data");
    assertThat(data.at("/read").asLong()).isEqualTo(rows);
    assertThat(data.at("/malformed").asLong()).isZero();
    assertThat(data.at("/train/users").asLong()).isPositive().isLessThanOrEqualTo(80);
    assertThat(LocalRuns.metrics(output).at("/training/epochs").asInt()).isEqualTo(2);

    assertThat(TrainJob.run(arguments("shop.none", folder.resolve("none"), settings))).isEqualTo(3);
    spark = SparkSessions.start("tables");
  }

  private static String[] arguments(String table, Path output, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("--input-table", table));
    arguments.addAll(List.of("--output", output.toString()));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return arguments.toArray(String[]::new);
  }

  private static void assertVersion(String table, String version, String sums) {
    Ratings ratings = read(table);
    assertThat(ratings.inputs()).containsExactly(input(table, null, version));
    assertThat(sums(ratings)).isEqualTo(sums);
  }

  private static InputSource input(String table, String where, String version) {
    String layout = version == null ? "table" : "table at " + version;
    return new InputSource(null, table, where, version, List.of(layout), null, null, null);
  }

  private static String snapshot() {
    return "snapshot "
        + spark
            .sql("SELECT snapshot_id FROM ice.shop.changing.history ORDER BY made_current_at DESC")
            .first()
            .getLong(0);
  }

  /** Numbers of ratings, users and items, and the sums of ratings and times. */
  private static String sums(Ratings ratings) {
    try (ratings) {
      Row row =
          ratings
              .rows()
              .selectExpr(
                  "count(*)",
                  "count(DISTINCT user)",
                  "count(DISTINCT item)",
                  "sum(rating)",
                  "sum(timestamp)")
              .first();
      return row.toString();
    }
  }

  private static double seconds(long seconds) {
    return seconds;
  }

  private static String where(String condition) {
    return "input.where = \"%s\"".formatted(condition);
  }

  private static Ratings read(String table, String... assignments) {
    Settings settings =
        Settings.parse("input.table = \"%s\"\n".formatted(table) + String.join("\n", assignments));
    return new RatingReader(spark, settings.input(), settings.split().strategy()).read();
  }

  private static void sql(String statement) {
    spark.sql(statement);
  }
}
