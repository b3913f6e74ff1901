package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;

/** The same three clicks in every format: who took what when, and no rating. */
class ClicksTest extends ReaderTest {
  private static final String CLICKS_HEADER = "userId,movieId,timestamp";
  private static final List<String> THREE =
      List.of("[1,10,1.0,100.0]", "[1,20,1.0,200.0]", "[2,10,1.0,300.0]");

  @Test
  void readsCsvWithoutRatings() {
    String path = file("clicks", CLICKS_HEADER, "1,10,100", "2,10,300", "1,20,200");
    assertThat(contents(readClicks(path))).isEqualTo(THREE);
  }

  @Test
  void readsDoubleColonsWithoutRatings() {
    String path = file("clicks", "1::10::100", "1::20::200", "2::10::300");
    assertThat(contents(readClicks(path))).isEqualTo(THREE);
  }

  @Test
  void readsTabsWithoutRatings() {
    String path = write("clicks", "\uFEFF1\t10\t100\r\n1\t20\t200\r\n2\t10\t300\r\n");
    assertThat(contents(readClicks(path))).isEqualTo(THREE);
  }

  @Test
  void readsJsonLinesWithoutRatings() {
    String path =
        file(
            "clicks",
            "{\"userId\": 1, \"movieId\": 10, \"timestamp\": 100}",
            "{\"userId\": 1, \"movieId\": 20, \"rating\": null, \"timestamp\": 200}",
            "{\"userId\": 2, \"movieId\": 10, \"rating\": [\"x\"], \"timestamp\": 300}");
    assertThat(contents(readClicks(path))).isEqualTo(THREE);
  }

  @Test
  void readsParquetAndOrcWithoutRatings() {
    String parquet = folder.resolve("p").toString();
    String orc = folder.resolve("o").toString();
    table("userId, movieId, timestamp").write().parquet(parquet);
    table("array(1) AS rating, userId, movieId, timestamp").write().orc(orc);
    assertThat(contents(readClicks(parquet))).isEqualTo(THREE);
    assertThat(contents(readClicks(orc))).isEqualTo(THREE);
  }

  @Test
  void aColumnOfRatingsIsNotRead() {
    String path = file("a.csv", HEADER, "1,10,,100", "1,20,five,200", "2,10,NaN,300");
    Ratings ratings = readClicks(path);
    assertThat(ratings.quality().rejected()).isZero();
    assertThat(contents(ratings)).isEqualTo(THREE);
  }

  @Test
  void aFieldTooManyIsNotTakenForARating() {
    String path = file("a.dat", "1::10::100", "1::20::200", "2::10::300", "3::10::5::400");
    assertThat(reasons(path)).isEqualTo(Map.of("not 3 fields", 1L));
  }

  @Test
  void everyKindOfBadRowIsCountedByReason() {
    String path =
        file(
            "a.csv",
            CLICKS_HEADER,
            "1,10,100",
            "2,20,200",
            "3,30,300",
            "4,10,400",
            "1,10",
            "1,10,100,5",
            ",10,100",
            "1,,100",
            "1,10,yesterday");
    assertThat(reasons(path))
        .isEqualTo(
            Map.of(
                "not 3 fields", 2L,
                "user is missing", 1L,
                "item is missing", 1L,
                "timestamp is not a moment in time", 1L));
  }

  @Test
  void badJsonIsCountedByReason() {
    String path =
        file(
            "a.json",
            "{\"userId\": 1, \"movieId\": 10, \"timestamp\": 100}",
            "{\"userId\": 2, \"movieId\": 20, \"timestamp\": 200}",
            "{\"userId\": 1,",
            "{\"userId\": 1, \"movieId\": 10}");
    assertThat(reasons(path))
        .isEqualTo(Map.of("not a JSON object", 1L, "timestamp is missing", 1L));
  }

  @Test
  void nullsInParquetAreMalformedAndShown() {
    String path = folder.resolve("p").toString();
    table("userId, movieId, nullif(timestamp, 100) AS timestamp").write().parquet(path);
    assertThat(reasons(path)).isEqualTo(Map.of("timestamp is missing", 1L));
    assertThatThrownBy(() -> readClicks(path)).hasMessageContaining("parquet: 1,10,null,null");
  }

  @Test
  void theLatestOfDuplicatesStays() {
    String path = file("a.tsv", "1\t10\t500", "1\t10\t400", "2\t20\t7");
    Ratings ratings = readClicks(path);
    assertThat(ratings.quality().duplicates()).isEqualTo(1);
    assertThat(contents(ratings)).containsExactly("[1,10,1.0,500.0]", "[2,20,1.0,7.0]");
  }

  @Test
  void heldOutClicksAreReadWithTheTypesOfTrain() {
    RatingReader reader = reader(clicks(0), file("a.dat", "1::10::100", "2::20::200"));
    try (Ratings first = reader.read()) {
      Ratings heldOut = reader.readLike(first, List.of(file("test.dat", "1::20::300")));
      assertThat(contents(heldOut)).containsExactly("[1,20,1.0,300.0]");
    }
  }

  @Test
  void withoutHeaderTheOrderIsUserItemTime() {
    String path = file("a.csv", "1,10,100", "2,10,300", "1,20,200");
    assertThat(contents(readClicks(path))).isEqualTo(THREE);
  }

  @Test
  void clicksAreRefusedWhereRatingsAreExpected() {
    String path = file("a.dat", "1::10::100", "1::20::200", "2::10::300");
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("a.dat: expected [user, item, rating, timestamp], found 3 fields")
        .hasMessageContaining("separated by '::' and no header: \"1::10::100\"")
        .hasMessageContaining("input.fields")
        .hasMessageContaining("input.columns.timestamp = none");
  }

  private static Ratings readClicks(String path) {
    return read(clicks(0), path);
  }

  private static Map<String, Long> reasons(String path) {
    try (Ratings ratings = read(clicks(0.9), path)) {
      return ratings.quality().reasons();
    }
  }

  private static Settings clicks(double maxRejectedFraction) {
    return settings(
        "input.columns.rating = none",
        "network.objective = ranking",
        "input.max-rejected-fraction = " + maxRejectedFraction);
  }

  private static Dataset<Row> table(String columns) {
    return spark()
        .sql(
            "SELECT %s FROM VALUES (1, 10, 100), (1, 20, 200), (2, 10, 300)".formatted(columns)
                + " AS t(userId, movieId, timestamp)");
  }
}
