package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import recommender.config.Settings;

class RatingReaderTest extends ReaderTest {

  @Test
  void theLatestOfDuplicatesIsKeptAndOfOneTimeTheLastRow() {
    String first = file("b.csv", HEADER, "1,10,1,500", "1,10,2,400", "2,20,1,7", "2,20,2,7");
    String second = file("a.csv", HEADER, "2,20,3,7", "3,30,0,1");
    Ratings ratings = read(first, second);
    assertThat(ratings.quality().duplicates()).isEqualTo(3);
    assertThat(ratings.quality().kept()).isEqualTo(3);
    assertThat(contents(ratings))
        .containsExactly("[1,10,1.0,500.0]", "[2,20,3.0,7.0]", "[3,30,0.0,1.0]");
  }

  @Test
  void aRatingOfZeroIsARating() {
    Ratings ratings = read(file("a.csv", HEADER, "1,10,0,1", "2,20,-0.5,1"));
    assertThat(contents(ratings)).containsExactly("[1,10,0.0,1.0]", "[2,20,-0.5,1.0]");
  }

  @Test
  void everyKindOfBadRowIsCountedByReason() {
    List<String> lines = good(100);
    lines.addAll(
        List.of(
            "1,10,3",
            "1,10,3,4,5",
            ",10,3,4",
            "1, ,3,4",
            "1,10,,4",
            "1,10,three,4",
            "1,10,NaN,4",
            "1,10,-Infinity,4",
            "1,10,3,",
            "1,10,3,yesterday",
            "1,10,3,NaN",
            "1,10,5.5,4",
            HEADER));
    QualityReport quality = quality(read(scaled(0.5, 5), csv("a.csv", lines)));
    assertThat(quality.reasons())
        .isEqualTo(
            Map.of(
                "not 4 fields", 2L,
                "user is missing", 1L,
                "item is missing", 1L,
                "rating is not a number", 4L,
                "rating is not finite", 1L,
                "timestamp is missing", 2L,
                "timestamp is not a moment in time", 1L,
                "rating is outside [0.5, 5.0]", 1L));
    assertThat(quality.read()).isEqualTo(113);
    assertThat(quality.malformed()).isEqualTo(12);
    assertThat(quality.outOfRange()).isEqualTo(1);
    assertThat(quality.kept()).isEqualTo(100);
  }

  @Test
  void badJsonIsCountedByReason() {
    String good = "{\"userId\":%d,\"movieId\":1%d,\"rating\":3,\"timestamp\":1}";
    String path =
        file(
            "a.json",
            good.formatted(1, 1),
            good.formatted(2, 2),
            "{\"userId\":1,",
            "17",
            "[" + good.formatted(3, 3) + "," + good.formatted(4, 4) + "]",
            "{\"userId\":null,\"movieId\":1,\"rating\":3,\"timestamp\":1}",
            "{\"userId\":1,\"movieId\":1,\"timestamp\":1}");
    assertThat(quality(read(tolerant(0.9), path)).reasons())
        .isEqualTo(
            Map.of("not a JSON object", 3L, "user is missing", 1L, "rating is not a number", 1L));
  }

  @Test
  void nullsInParquetAreMalformed() {
    String path = folder.resolve("p").toString();
    spark()
        .sql(
            "SELECT * FROM VALUES (1, 1, 1D, 1), (2, 2, 2D, 2), (null, 1, 1D, 1), (1, null, 1D, 1),"
                + " (1, 1, null, 1), (1, 1, 1D, null), (1, 1, DOUBLE('NaN'), 1)"
                + " AS t(userId, movieId, rating, timestamp)")
        .write()
        .parquet(path);
    assertThat(quality(read(tolerant(0.9), path)).reasons())
        .isEqualTo(
            Map.of(
                "user is missing", 1L,
                "item is missing", 1L,
                "rating is not a number", 1L,
                "timestamp is missing", 1L,
                "rating is not finite", 1L));
  }

  @Test
  void tooManyRejectsAreRefusedWithCountsAndThreeExamples() {
    List<String> lines = good(100);
    lines.add(50, "1,10,bad,1");
    lines.add(70, "1,10,\"worse\",2");
    String second = csv("b.csv", List.of("5,5,5", "6,6,bad,6"));
    assertThatThrownBy(() -> read(csv("a.csv", lines), second))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: 4 of 104 rows rejected")
        .hasMessageContaining("input.max-rejected-fraction is 0.01")
        .hasMessageContaining("  1: not 4 fields")
        .hasMessageContaining("  3: rating is not a number")
        .hasMessageMatching(
            "(?s).*first of them:\\s+\\S+/a.csv: 1,10,bad,1 \\(rating is not a number\\)\\s+\\S+/a.csv: 1,10,\"worse\",2 \\(rating is not a number\\)\\s+"
                + "\\S+/b.csv: 5,5,5 \\(not 4 fields\\)\\s+Mend.*");
  }

  @Test
  void theFirstRejectedRowsOfEachReasonAreListed() {
    List<String> lines = good(10);
    lines.addAll(List.of("1,10,bad,1", "1,10", "1,10,worse,1", "1,10,worst,1"));
    Settings settings = tolerant(0.9);
    String path = csv("a.csv", lines);
    try (Ratings ratings = reader(settings, path).listingRejected(2).read()) {
      assertThat(ratings.quality().rejectedRows())
          .extracting(RejectedRow::row, RejectedRow::reason)
          .containsExactly(
              tuple("1,10", "not 4 fields"),
              tuple("1,10,bad,1", "rating is not a number"),
              tuple("1,10,worse,1", "rating is not a number"));
      assertThat(ratings.quality().rejectedRows()).allMatch(row -> row.source().endsWith("/a.csv"));
    }
    assertThat(quality(read(settings, path)).rejectedRows()).isEmpty();
  }

  @Test
  void aLongRejectedRowIsListedLongerThanItIsShown() {
    List<String> lines = good(9);
    lines.add("1,10," + "x".repeat(5_000) + ",1");
    String path = csv("a.csv", lines);
    try (Ratings ratings = reader(tolerant(0.9), path).listingRejected(1).read()) {
      RejectedRow row = ratings.quality().rejectedRows().get(0);
      assertThat(row.row()).hasSize(2_001).startsWith("1,10,xxx").endsWith("…");
      assertThat(row.toString()).hasSizeLessThan(row.source().length() + 250);
    }
  }

  @Test
  void timesThatCannotBeAreCountedByName() {
    List<String> lines = new ArrayList<>();
    for (int user = 0; user < 40; user++) {
      lines.add(user + "," + user + ",3.5,2010-01-01");
    }
    lines.add("50,1,3.5,2999-01-01");
    lines.add("51,1,3.5,1900-01-01T00:00:00Z");
    TimeQuality times = quality(read(csv("a.csv", lines))).times();
    assertThat(times.future()).isEqualTo(new DoubtfulTimes(1, "2999-01-01T00:00:00Z"));
    assertThat(times.before1970()).isEqualTo(new DoubtfulTimes(1, "1900-01-01T00:00:00Z"));
    assertThat(times.newest()).isEqualTo(1_262_304_000);
    String mixed = file("b.csv", HEADER, "1,1,1,1262304000", "2,2,1,1262304000000");
    Settings seconds = settings("input.time-unit = seconds");
    assertThat(quality(read(seconds, mixed)).times().millisecondsAmongSeconds())
        .isEqualTo(new DoubtfulTimes(1, "1262304000000"));
    assertThatThrownBy(() -> read(mixed))
        .hasMessageContaining("1 are times in milliseconds (such as 1262304000000)");
  }

  @Test
  void asManyRejectsAsAllowedAreDropped() {
    List<String> lines = good(99);
    lines.add("1,10,bad,1");
    assertThat(quality(read(csv("a.csv", lines))).malformed()).isEqualTo(1);
  }

  @Test
  void noGoodRowIsRefusedWhateverIsAllowed() {
    String path = file("a.csv", HEADER, "1,1,x,1");
    assertThatThrownBy(() -> read(tolerant(1), path)).hasMessageContaining("1 of 1 rows rejected");
  }

  @Test
  void noRowsAreRefused() {
    String path = file("a.csv", HEADER);
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: no ratings in [" + path + "]");
  }

  @Test
  void oneUserOrOneItemIsRefused() {
    assertThatThrownBy(() -> read(file("a.csv", HEADER, "1,10,1,1", "1,20,1,1")))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("2 ratings of 1 users and 2 items")
        .hasMessageContaining("input.columns.user");
    assertThatThrownBy(() -> read(file("b.csv", HEADER, "1,10,1,1", "2,10,1,1")))
        .hasMessageContaining("2 ratings of 2 users and 1 items");
  }

  @Test
  void aPathWithoutFilesIsRefused() throws IOException {
    String missing = folder.resolve("missing.csv").toString();
    String glob = folder.resolve("*.none").toString();
    Files.createDirectory(folder.resolve("empty"));
    file("empty/_SUCCESS", "x");
    String empty = folder.resolve("empty").toString();
    assertThatThrownBy(() -> read(missing))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: nothing found at " + missing);
    assertThatThrownBy(() -> read(glob)).hasMessageContaining("nothing found at " + glob);
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("no data files at " + empty);
    assertThatThrownBy(() -> read(write("zero.csv", "")))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("zero.csv");
    assertThatThrownBy(() -> read("nosuch://host/a.csv"))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("nosuch");
  }

  @Test
  void missingColumnsAreRefusedWithThoseExpectedAndFound() {
    String path = file("a.csv", "who,movieId,points,timestamp", "1,1,1,1");
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("a.csv lacks columns")
        .hasMessageContaining("expected [userId, movieId, rating, timestamp]")
        .hasMessageContaining("found [who, movieId, points, timestamp]")
        .hasMessageContaining("input.columns.{user,item,rating,timestamp}");
  }

  @Test
  void everyFileIsReadByItsOwnHeader() {
    file("all/a.csv", HEADER, "1,10,4,100");
    file("all/b.csv", "movieId,dt,rating,userId,timestamp", "20,x,3,2,200");
    file("all/c.csv", "3;30;2;300");
    assertThat(contents(read(folder.resolve("all").toString())))
        .containsExactly("[1,10,4.0,100.0]", "[2,20,3.0,200.0]", "[3,30,2.0,300.0]");
  }

  @Test
  void aFileWithoutTheColumnsAmongOthersIsRefused() {
    file("all/a.csv", HEADER, "1,1,1,1");
    file("all/b.csv", "movieId,title", "1,x");
    assertThatThrownBy(() -> read(folder.resolve("all").toString()))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("b.csv lacks columns")
        .hasMessageContaining("found [movieId, title]");
  }

  @Test
  void damagedFilesAreRefusedWithTheReason() throws IOException {
    Path gz = Path.of(gzip("a.csv.gz", csvLines(good(20_000))));
    byte[] whole = Files.readAllBytes(gz);
    Files.write(gz, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> read(gz.toString()))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: ")
        .hasMessageContaining("a.csv.gz cannot be read: ")
        .hasMessageContaining("nexpected end of");
    assertThatThrownBy(() -> read(write("a.parquet", "PAR1 and then nothing of the kind")))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("a.parquet")
        .hasMessageContaining("cannot be read")
        .hasMessageContaining("not a Parquet file");
  }

  @Test
  void idsThatAreNoIntegersAreStrings() {
    Ratings ratings = read(file("a.csv", HEADER, "ann,007,1,1", "bob,7,2,2"));
    assertThat(contents(ratings)).containsExactly("[ann,007,1.0,1.0]", "[bob,7,2.0,2.0]");
  }

  @Test
  void idsTooLargeForALongAreStrings() {
    Ratings ratings = read(file("a.csv", HEADER, "9223372036854775808,-5,1,1", "2,-6,2,2"));
    assertThat(types(ratings)).containsExactly(DataTypes.StringType, DataTypes.LongType);
  }

  @Test
  void columnsOfParquetKeepTheirTypes() {
    String path = folder.resolve("p").toString();
    spark()
        .sql(
            "SELECT * FROM VALUES (1, '1', 1D, 1), (2, '2', 2D, 2)"
                + " AS t(userId, movieId, rating, timestamp)")
        .write()
        .parquet(path);
    assertThat(types(read(path))).containsExactly(DataTypes.IntegerType, DataTypes.StringType);
  }

  @Test
  void wholeNumbersInDoubleColumnsAreIntegers() {
    String path = folder.resolve("p").toString();
    spark()
        .sql(
            "SELECT * FROM VALUES (1D, 16777217D, 1, 1), (2D, DECIMAL(3), 2.5BD, 2L)"
                + " AS t(userId, movieId, rating, timestamp)")
        .write()
        .parquet(path);
    Ratings ratings = read(path);
    assertThat(types(ratings)).containsExactly(DataTypes.LongType, DataTypes.LongType);
    assertThat(contents(ratings)).containsExactly("[1,16777217,1.0,1.0]", "[2,3,2.5,2.0]");
  }

  @Test
  void aColumnOfAnImpossibleTypeIsRefused() {
    String path = folder.resolve("p").toString();
    spark()
        .sql("SELECT array(1) AS userId, 1 AS movieId, 1D AS rating, 1 AS timestamp")
        .write()
        .parquet(path);
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("column userId of ")
        .hasMessageContaining("expected integers or strings, was array<int>");
  }

  @Test
  void aSecondTableTakesTheTypesOfTheFirst() {
    String path = file("test.csv", HEADER, "1,10,3,1", "x,10,3,1", "5000000000,20,3,1");
    RatingReader reader = reader(tolerant(0.9), "unused");
    try (Ratings numbers = read(file("a.csv", HEADER, "1,10,1,1", "2,20,1,1"));
        Ratings names = read(file("b.csv", HEADER, "a,x,1,1", "b,y,1,1"))) {
      QualityReport quality = quality(reader.readLike(numbers, List.of(path)));
      assertThat(quality.reasons()).isEqualTo(Map.of("user is not an integer", 1L));
      Ratings text = reader.readLike(names, List.of(path));
      assertThat(types(text)).containsExactly(DataTypes.StringType, DataTypes.StringType);
    }
  }

  @Test
  void oneUserIsEnoughInASecondTable() {
    try (Ratings first = read(file("a.csv", HEADER, "1,10,1,1", "2,20,1,1"))) {
      RatingReader reader = reader(settings(), "unused");
      String one = file("test.csv", HEADER, "1,20,3,1");
      assertThat(contents(reader.readLike(first, List.of(one)))).containsExactly("[1,20,3.0,1.0]");
      assertThatThrownBy(() -> reader.readLike(first, List.of("missing.csv")))
          .hasMessageStartingWith("split.held-out: nothing found at missing.csv");
    }
  }

  @Test
  void datesAreReadInAnyForm() {
    String path =
        file(
            "a.csv",
            HEADER,
            "1,1,1,1262304000",
            "1,2,1,1262304000.5",
            "1,3,1,2010-01-01",
            "1,4,1,2010-01-01 00:00:00.25",
            "1,5,1,2010-01-01T02:00:00+02:00",
            "2,6,1,2010-01-01T00:00:00Z",
            "2,7,1,2010-01-01 00:00:00 UTC");
    assertThat(contents(inTokyo(() -> read(path))))
        .containsExactly(
            "[1,1,1.0,1.262304E9]",
            "[1,2,1.0,1.2623040005E9]",
            "[1,3,1.0,1.262304E9]",
            "[1,4,1.0,1.26230400025E9]",
            "[1,5,1.0,1.262304E9]",
            "[2,6,1.0,1.262304E9]",
            "[2,7,1.0,1.262304E9]");
  }

  @Test
  void timestampColumnsAreUtcWhateverTheZoneOfTheSession() {
    for (String value :
        List.of(
            "TIMESTAMP'2010-01-01 00:00:00Z'",
            "TIMESTAMP_NTZ'2010-01-01 00:00:00'",
            "DATE'2010-01-01'",
            "1262304000000L")) {
      String path = folder.resolve("p" + value.hashCode()).toString();
      spark()
          .sql(
              "SELECT id AS userId, id AS movieId, 1D AS rating, %s AS timestamp FROM range(2)"
                  .formatted(value))
          .write()
          .parquet(path);
      assertThat(contents(inTokyo(() -> read(path))))
          .as(value)
          .containsExactly("[0,0,1.0,1.262304E9]", "[1,1,1.0,1.262304E9]");
    }
  }

  @Test
  void rowsSortInFileOrderOverFilesAndPiecesOfOne() {
    String old = spark().conf().get("spark.sql.files.maxPartitionBytes");
    spark().conf().set("spark.sql.files.maxPartitionBytes", "300");
    try {
      List<String> rows = good(200);
      String first = csv("z.csv", rows.subList(0, 150));
      String second = csv("a ü %20.csv", rows.subList(150, 200));
      List<String> users =
          inFileOrder(read(first, second)).stream().map(row -> row.split("[\\[,]")[1]).toList();
      assertThat(users).isEqualTo(IntStream.range(0, 200).mapToObj(String::valueOf).toList());
    } finally {
      spark().conf().set("spark.sql.files.maxPartitionBytes", old);
    }
  }

  @Test
  void strictSqlChangesNothing() {
    List<String> lines = good(100);
    lines.add("x,10,bad,yesterday");
    lines.add("99999999999999999999,10,1,1");
    String path = csv("a.csv", lines);
    spark().conf().set("spark.sql.ansi.enabled", true);
    try {
      assertThat(quality(read(tolerant(0.1), path)).malformed()).isEqualTo(1);
    } finally {
      spark().conf().unset("spark.sql.ansi.enabled");
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "MOVIELENS",
      matches = ".+",
      disabledReason = "set MOVIELENS to the folder of ml-latest-small")
  void movieLens() {
    try (Ratings ratings = read(System.getenv("MOVIELENS") + "/ratings.csv")) {
      QualityReport quality = ratings.quality();
      assertThat(quality.read()).isEqualTo(100_836);
      assertThat(quality.kept()).isEqualTo(100_836);
      assertThat(quality.malformed()).isZero();
      assertThat(quality.duplicates()).isZero();
      assertThat(ratings.rows().select(Columns.USER).distinct().count()).isEqualTo(610);
      assertThat(ratings.rows().select(Columns.ITEM).distinct().count()).isEqualTo(9_724);
    }
  }

  @Test
  void closingFreesTheCachedRows() {
    Ratings ratings = read(file("a.csv", HEADER, "1,10,1,1", "2,20,1,1"));
    assertThat(ratings.cache().storageLevel().useMemory()).isTrue();
    ratings.close();
    assertThat(ratings.cache().storageLevel().useMemory()).isFalse();
  }

  /** Rows of users 0, 1, 2, … and two items. */
  private static List<String> good(int rows) {
    List<String> lines = new ArrayList<>();
    for (int user = 0; user < rows; user++) {
      lines.add(user + "," + (100 + user % 2) + ",3.5," + (1000 + user));
    }
    return lines;
  }

  private String csv(String name, List<String> rows) {
    return file(name, csvLines(rows));
  }

  private static String[] csvLines(List<String> rows) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    return lines.toArray(String[]::new);
  }

  private static QualityReport quality(Ratings ratings) {
    try (ratings) {
      return ratings.quality();
    }
  }

  private static List<Object> types(Ratings ratings) {
    return List.of(
        ratings.rows().schema().apply(Columns.USER).dataType(),
        ratings.rows().schema().apply(Columns.ITEM).dataType());
  }

  private static Ratings inTokyo(Supplier<Ratings> reading) {
    spark().conf().set("spark.sql.session.timeZone", "Asia/Tokyo");
    try {
      return reading.get();
    } finally {
      spark().conf().unset("spark.sql.session.timeZone");
    }
  }
}
