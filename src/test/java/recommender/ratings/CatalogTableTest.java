package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.config.Settings;

/** Spark's own tables, and what is said where Spark lacks what other tables need. */
class CatalogTableTest extends ReaderTest {

  @AfterEach
  void dropTables() {
    sql("DROP VIEW IF EXISTS likes");
    sql("DROP VIEW IF EXISTS decided");
    sql("DROP TABLE IF EXISTS ratings");
  }

  @Test
  void rowsAreReadWithTheirTypes() {
    create("userId INT, movieId STRING, rating DECIMAL(3,1), timestamp TIMESTAMP");
    sql("INSERT INTO ratings VALUES (1, 'a', 3.5, TIMESTAMP '1997-01-01 00:00:00Z')");
    sql("INSERT INTO ratings VALUES (2, 'b', 4.0, TIMESTAMP '1997-01-01 00:00:00.25Z')");

    Ratings ratings = readTable("ratings");
    assertThat(ratings.rows().schema().simpleString())
        .startsWith("struct<user:int,item:string,rating:double,timestamp:double");
    assertThat(contents(ratings))
        .containsExactly("[1,a,3.5,8.520768E8]", "[2,b,4.0,8.5207680025E8]");
  }

  @Test
  void aViewIsATable() {
    create("userId BIGINT, movieId BIGINT, rating DOUBLE, timestamp BIGINT");
    sql("INSERT INTO ratings VALUES (1, 1, 3, 1000000000), (2, 2, 5, 1000000000)");
    sql("INSERT INTO ratings VALUES (3, 1, 4, 1000000000)");
    sql("CREATE VIEW likes AS SELECT * FROM ratings WHERE rating >= 4");
    assertThat(contents(readTable("likes"))).containsExactly("[2,2,5.0,1.0E9]", "[3,1,4.0,1.0E9]");
    sql("CREATE TEMPORARY VIEW decided AS SELECT * FROM ratings WHERE rating <> 4");
    assertThat(contents(readTable("decided")))
        .containsExactly("[1,1,3.0,1.0E9]", "[2,2,5.0,1.0E9]");
  }

  @Test
  void conditionsChooseRows() {
    create("userId INT, movieId INT, rating INT, timestamp INT, dt STRING");
    sql(
        "INSERT INTO ratings VALUES (1, 1, 3, 1000000000, '2026-01-01'),"
            + " (1, 2, 4, 1000000000, '2026-01-02'), (2, 1, 5, 1000000000, '2026-01-03')");
    Ratings ratings = readTable("ratings", "input.where = \"dt >= '2026-01-02' AND userId < 9\"");
    assertThat(ratings.inputs())
        .containsExactly(
            new InputSource(
                null,
                "ratings",
                "dt >= '2026-01-02' AND userId < 9",
                null,
                List.of("table"),
                null,
                null,
                null));
    assertThat(contents(ratings)).containsExactly("[1,2,4.0,1.0E9]", "[2,1,5.0,1.0E9]");
  }

  /** Without times the last of duplicates is kept, so that the order of rows counts. */
  @Test
  void rowsAreInTheOrderOfTheTable() {
    create("userId INT, movieId INT, rating INT");
    sql(
        "INSERT INTO ratings SELECT /*+ COALESCE(1) */ 1 + id % 2, 1 + id % 3, id DIV 6 FROM"
            + " range(0, 6000, 1, 1)");
    Ratings ratings =
        readTable("ratings", "input.columns.timestamp = none", "split.strategy = random");
    assertThat(ratings.quality().duplicates()).isEqualTo(5_994);
    assertThat(contents(ratings)).hasSize(6).allMatch(row -> row.contains(",999.0,"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nothing | input.table: nothing: no such table in Spark's catalog; those of a Hive \
          metastore need --conf spark.sql.catalogImplementation=hive
          db.nothing | input.table: db.nothing: no such table in Spark's catalog; those of a Hive \
          metastore need --conf spark.sql.catalogImplementation=hive
          ice.db.ratings | input.table: ice.db.ratings cannot be read: Spark has no catalog ice: \
          set spark.sql.catalog.ice to its class, such as org.apache.iceberg.spark.SparkCatalog, \
          and add its jar with --packages
          parquet.`/no/such` | input.table: parquet.`/no/such`: no such table in Spark's catalog; \
          files are read with input.path (--input)
          delta.`/no/such` | input.table: delta.`/no/such` cannot be read: Spark lacks Delta: add \
          --packages io.delta:delta-spark_2.12:3.3.2 and --conf \
          spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension --conf \
          spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog
          here.db.t | input.table: here.db.t cannot be read: Spark lacks Iceberg: add --packages \
          org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.7.1
          there.db.t | input.table: there.db.t cannot be read: Spark lacks the class no.Such: add \
          its jar with --packages or --jars
          t WHERE 1 = 1 | input.table: t WHERE 1 = 1 cannot be read: [PARSE_SYNTAX_ERROR] Syntax \
          error at or near 'WHERE'.
          """)
  void whatCannotBeReadIsRefused(String table, String message) {
    spark().conf().set("spark.sql.catalog.here", "org.apache.iceberg.spark.SparkCatalog");
    spark().conf().set("spark.sql.catalog.there", "no.Such");
    try {
      assertThatThrownBy(() -> readTable(table))
          .isInstanceOf(RatingsException.class)
          .hasMessage(message);
    } finally {
      spark().conf().unset("spark.sql.catalog.here");
      spark().conf().unset("spark.sql.catalog.there");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          dt > 1 | [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name \
          `dt` cannot be resolved. Did you mean one of the following? [`rating`, `userId`, \
          `movieId`, `timestamp`].
          userId > | [PARSE_SYNTAX_ERROR] Syntax error at or near end of input.
          userId | [DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN] Cannot resolve "userId" due to data type \
          mismatch: Filter expression "userId" of type "INT" is not a boolean.
          """)
  void aConditionThatIsNoneIsRefused(String where, String message) {
    create("userId INT, movieId INT, rating INT, timestamp INT");
    assertThatThrownBy(() -> readTable("ratings", "input.where = \"%s\"".formatted(where)))
        .isInstanceOf(RatingsException.class)
        .hasMessageStartingWith(
            "input.where: expected a condition on the columns of ratings, was %s: ", where)
        .hasMessageEndingWith(message);
  }

  @Test
  void columnsThatAreMissingOrOfAnotherKindAreNamed() {
    create("userId INT, movieId INT, rating ARRAY<INT>, timestamp INT");
    assertThatThrownBy(() -> readTable("ratings"))
        .isInstanceOf(RatingsException.class)
        .hasMessage("input.table: column rating of ratings: expected numbers, was array<int>");
    assertThatThrownBy(() -> readTable("ratings", "input.columns.rating = mark"))
        .isInstanceOf(RatingsException.class)
        .hasMessageStartingWith(
            "input.table: ratings lacks columns: expected [userId, movieId, mark");
  }

  private void create(String columns) {
    sql(
        "CREATE TABLE ratings (%s) USING parquet LOCATION '%s'"
            .formatted(columns, folder.resolve("ratings")));
  }

  private static void sql(String statement) {
    spark().sql(statement);
  }

  private static Ratings readTable(String table, String... assignments) {
    Settings settings =
        Settings.parse("input.table = \"%s\"\n".formatted(table) + String.join("\n", assignments));
    return new RatingReader(spark(), settings.input(), settings.split().strategy()).read();
  }
}
