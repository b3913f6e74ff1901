package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.config.Settings;
import recommender.ratings.TrueRatings.TrueRating;

/** Tables that people have, each kind read rightly or refused with the setting that mends it. */
class TableKindsIT extends ReaderTest {
  private static final TrueRatings STARS = TrueRatings.stars();
  private static final String NO_TIMES = "input.columns.timestamp = none";
  private static final String RANDOM = "split.strategy = random";

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", "::", " "})
  void theSeparatorIsFoundWithAndWithoutAHeader(String separator) {
    Function<TrueRating, String> row =
        r -> String.join(separator, "" + r.user(), "" + r.item(), "" + r.rating(), "" + r.time());
    String header = HEADER.replace(",", separator) + "\n";
    STARS.assertRead(read(write("with.txt", header + STARS.lines(row))));
    STARS.assertRead(read(write("without.txt", STARS.lines(row))));
  }

  @Test
  void namedColumnsAreTakenByNameInAnyOrder() {
    String tabs =
        "item_id\tuser_id\ttimestamp\trating\n"
            + STARS.lines(r -> r.item() + "\t" + r.user() + "\t" + r.time() + "\t" + r.stars());
    STARS.assertRead(
        read(named("user_id", "item_id", "rating", "timestamp"), write("r.tsv", tabs)));
    // Common names are found by themselves, and said.
    try (Ratings ratings = read(write("r.tsv", tabs))) {
      assertThat(ratings.inputs().get(0).layout())
          .containsExactly(
              "CSV separated by '\\t' with header, UTF-8, user = user_id, item = item_id");
    }
  }

  @Test
  void aTableWithoutTimesNeedsASettingAndASplitWithoutThem() {
    String path =
        write(
            "goodbooks.csv",
            "user_id,book_id,rating\n"
                + STARS.lines(r -> r.user() + "," + r.item() + "," + r.stars()));
    STARS.assertReadWithoutTimes(read(settings(NO_TIMES, RANDOM), path));
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("goodbooks.csv has no column of times")
        .hasMessageContaining("input.columns.timestamp")
        .hasMessageContaining("split.strategy to random");
  }

  @Test
  void amazonsRatingsHaveNoHeader() {
    String path =
        write(
            "ratings_Books.csv",
            STARS.lines(
                r -> "A%05d,B%04d,%s,%d".formatted(r.user(), r.item(), r.rating(), r.time())));
    STARS.assertRead(read(path));
    STARS.assertRead(read(settings("input.header = absent"), path));
    STARS.assertRead(read(settings("input.fields = [userId, movieId, rating, timestamp]"), path));
    try (Ratings ratings = read(path)) {
      assertThat(ratings.inputs().get(0).layout())
          .containsExactly("CSV separated by ',' without header, UTF-8");
    }
  }

  @Test
  void amazonsReviewsAreJson() {
    String review =
        "{\"reviewerID\": \"A%d\", \"asin\": \"B%d\", \"helpful\": [0, 1], \"reviewText\": \"a, b\\nc\","
            + " \"overall\": %s, \"unixReviewTime\": %d}";
    String path =
        write(
            "reviews.json",
            STARS.lines(r -> review.formatted(r.user(), r.item(), r.rating(), r.time())));
    STARS.assertRead(read(path));
  }

  @Test
  void yelpsReviewsAndAmazonsOf2023GoByTheirNames() {
    String yelp =
        "{\"review_id\": \"r\", \"user_id\": \"u%d\", \"business_id\": \"b%d\", \"stars\": %s, \"date\":"
            + " \"%s\"}";
    STARS.assertRead(
        read(
            write(
                "review.json",
                STARS.lines(
                    r ->
                        yelp.formatted(
                            r.user(),
                            r.item(),
                            r.rating(),
                            Instant.ofEpochSecond(r.time())
                                .toString()
                                .replace('T', ' ')
                                .replace("Z", ""))))));
    STARS.assertRead(
        read(
            write(
                "Books.csv",
                "user_id,parent_asin,rating,timestamp\n"
                    + STARS.lines(
                        r ->
                            "A%d,B%d,%s,%d"
                                .formatted(r.user(), r.item(), r.rating(), r.time() * 1000)))));
  }

  @Test
  void animeHasMinusOneForNoRating() {
    String path =
        write(
            "rating.csv",
            "user_id,anime_id,rating\n"
                + STARS.lines(r -> r.user() + "," + r.item() + "," + r.stars())
                + STARS.lines(r -> r.user() + "," + (r.item() + 100) + ",-1"));
    QualityReport quality =
        STARS.assertReadWithoutTimes(
            read(settings(NO_TIMES, RANDOM, "input.unrated = [-1]"), path));
    assertThat(quality.unrated()).isEqualTo(STARS.rows().size());
  }

  @Test
  void filmTrustAndEpinionsHaveBlanks() {
    Settings settings = settings(NO_TIMES, RANDOM);
    String one = STARS.lines(r -> r.user() + " " + r.item() + " " + r.rating());
    String many = STARS.lines(r -> "  " + r.user() + "   " + r.item() + "\t" + r.rating() + " ");
    STARS.assertReadWithoutTimes(read(settings, write("ratings.txt", one)));
    STARS.assertReadWithoutTimes(read(settings, write("many.txt", many)));
    STARS.assertReadWithoutTimes(
        read(settings(NO_TIMES, RANDOM, "input.separator = blank"), write("many.txt", many)));
  }

  @Test
  void fieldsNameTheColumnsOfAFileWithoutNames() {
    String path =
        write(
            "r.csv",
            STARS.lines(r -> "x," + r.time() + "," + r.item() + "," + r.user() + "," + r.stars()));
    STARS.assertRead(
        read(settings("input.fields = [note, timestamp, movieId, userId, rating]"), path));
    assertThatThrownBy(() -> read(path))
        .hasMessageContaining("found 5 fields separated by ',' and no header")
        .hasMessageContaining("input.fields");
    assertThatThrownBy(() -> read(settings("input.fields = [userId, movieId]"), path))
        .hasMessageContaining("input.fields: expected the names of 5 fields");
  }

  @Test
  void bookCrossingHasSemicolonsAndQuotes() {
    String path =
        write(
            "BX-Book-Ratings.csv",
            "\"User-ID\";\"ISBN\";\"Book-Rating\"\r\n"
                + STARS.lines(
                    r -> "\"%d\";\"%09dX\";\"%d\"\r".formatted(r.user(), r.item(), r.stars())));
    STARS.assertReadWithoutTimes(read(settings(NO_TIMES, RANDOM), path));
  }

  @Test
  void aDecimalCommaIsASetting() {
    String path =
        write(
            "r.csv",
            "userId;movieId;rating;timestamp\n"
                + STARS.lines(
                    r -> "%d;%d;%d,0;%d".formatted(r.user(), r.item(), r.stars(), r.time())));
    STARS.assertRead(read(settings("input.decimal = \",\""), path));
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining(",0; set input.decimal = \",\"");
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithTheLineAndTheLikelyEncoding() throws IOException {
    String text = HEADER + "\n" + STARS.lines(r -> name(r) + "," + rest(r));
    String path = bytes("latin.csv", text, StandardCharsets.ISO_8859_1);
    STARS.assertRead(read(settings("input.encoding = ISO-8859-1"), path));
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("latin.csv: bytes in line 2 are no UTF-8")
        .hasMessageContaining("set input.encoding = ISO-8859-1");
    STARS.assertRead(read(bytes("utf8.csv", text, StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNoUtf8AreFoundBehindTheHeadToo() throws IOException {
    String filler = "1,1,3,1500000000\n".repeat(6000);
    String path =
        bytes(
            "late.csv", HEADER + "\n" + filler + "Ren\u00e9,2,3,1\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(path)).hasMessageContaining("late.csv: bytes in line 6002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16IsToldByItsMark(String charset) throws IOException {
    String text = "\uFEFF" + HEADER + "\r\n" + STARS.lines(r -> name(r) + "," + rest(r) + "\r");
    STARS.assertRead(read(bytes("utf16.csv", text, Charset.forName(charset))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NULL", "\\N", "null", "", "nan"})
  void wordsForNothingAreMissingIds(String word) {
    String path =
        write(
            "r.csv",
            HEADER
                + "\n"
                + STARS.lines(r -> r.user() + "," + rest(r))
                + (word + ",1,3,1500000000\n").repeat(3));
    QualityReport quality = STARS.assertRead(read(path));
    assertThat(quality.reasons()).isEqualTo(Map.of("user is missing", 3L));
  }

  @Test
  void seventeenAndSeventeenPointZeroAreOneId() {
    String first = write("a.csv", HEADER + "\n" + half(0).lines(r -> r.user() + "," + rest(r)));
    String second =
        write(
            "b.csv",
            HEADER
                + "\n"
                + half(1)
                    .lines(r -> r.user() + ".0," + r.item() + ".0," + r.rating() + "," + r.time()));
    STARS.assertRead(read(first, second));
  }

  private static TrueRatings half(int which) {
    return new TrueRatings(
        STARS.rows().stream().filter(r -> (r.user() + r.item()) % 2 == which).toList());
  }

  @Test
  void oneIdThatIsNoIntegerMakesAllStringsHoweverManyRejectsAreAllowed() {
    String path =
        write(
            "isbn.csv",
            HEADER
                + "\n"
                + STARS.lines(
                    r ->
                        "%d,%s,%d,%d"
                            .formatted(
                                r.user(),
                                r.item() == 7 ? "000X" : String.valueOf(r.item()),
                                r.stars(),
                                r.time()))
                + "1,1,99,1500000000\n".repeat(2 * STARS.rows().size()));
    Settings lax = settings("input.max-rejected-fraction = 0.8", "input.rating-scale = [1, 5]");
    try (Ratings ratings = read(lax, path)) {
      assertThat(ratings.rows().schema().apply(Columns.ITEM).dataType())
          .isEqualTo(DataTypes.StringType);
    }
    STARS.assertRead(read(lax, path));
  }

  @Test
  void theKindOfIdsCanBeSet() {
    String path = file("a.csv", HEADER, "1,10,1,1", "2,20,1,1", "x,10,1,1");
    try (Ratings strings =
        read(settings("input.ids = string"), file("b.csv", HEADER, "1,1,1,1", "2,2,1,1"))) {
      assertThat(strings.rows().schema().apply(Columns.USER).dataType())
          .isEqualTo(DataTypes.StringType);
    }
    try (Ratings integers =
        read(settings("input.ids = integer", "input.max-rejected-fraction = 0.5"), path)) {
      assertThat(integers.quality().reasons()).isEqualTo(Map.of("user is not an integer", 1L));
    }
  }

  @Test
  void ratingsThatMeanNoneAreLeftOutAndCountedApart() {
    String path =
        write(
            "r.csv",
            HEADER
                + "\n"
                + STARS.lines(r -> r.user() + "," + rest(r))
                + STARS.lines(r -> r.user() + "," + (r.item() + 100) + ",0,1500000000"));
    QualityReport quality = STARS.assertRead(read(settings("input.unrated = [0]"), path));
    assertThat(quality.unrated()).isEqualTo(STARS.rows().size());
    assertThat(quality.rejected()).isZero();
    assertThat(quality.read()).isEqualTo(2L * STARS.rows().size());
  }

  @ParameterizedTest
  @CsvSource({
    "1, seconds",
    "1000, milliseconds",
    "1000000, microseconds",
    "1000000000, nanoseconds"
  })
  void theUnitOfTimesIsThatOfTheColumn(long perSecond, String unit) {
    String path =
        write(
            "r.csv",
            HEADER
                + "\n"
                + STARS.lines(
                    r ->
                        "%d,%d,%d,%d"
                            .formatted(r.user(), r.item(), r.stars(), r.time() * perSecond)));
    STARS.assertRead(read(path));
    STARS.assertRead(read(settings("input.time-unit = " + unit), path));
    try (Ratings ratings = read(path)) {
      assertThat(ratings.times().inWords()).isEqualTo("times in " + unit);
      assertThat(ratings.times().warning()).isEmpty();
    }
  }

  @Test
  void aClockOfItsOwnKeepsItsOrderWithAWarning() {
    // From 0 to 2.6e12: some of it would be seconds or milliseconds of a plausible year.
    String path =
        write(
            "log.csv",
            HEADER
                + "\n"
                + STARS.lines(
                    r -> "%d,%d,%d,%d".formatted(r.user(), r.item(), r.stars(), clock(r))));
    STARS.assertRead(read(path), STARS.rows().stream().mapToLong(TableKindsIT::clock).sum());
    try (Ratings ratings = read(path)) {
      assertThat(ratings.times().warning()).get().asString().contains("input.time-unit");
    }
  }

  private static long clock(TrueRating r) {
    return (r.time() - 1_500_000_000L) * 52_000;
  }

  @Test
  void aColumnOfTwoUnitsIsRefused() {
    String path =
        write(
            "mixed.csv",
            HEADER
                + "\n"
                + STARS.lines(
                    r ->
                        "%d,%d,%d,%d"
                            .formatted(
                                r.user(),
                                r.item(),
                                r.stars(),
                                r.user() < 9 ? r.time() * 1000 : r.time())));
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("column timestamp mixes units")
        .hasMessageContaining("times in seconds")
        .hasMessageContaining("times in milliseconds")
        .hasMessageContaining("input.time-unit");
  }

  @Test
  void timesMayHaveAPattern() {
    DateTimeFormatter german =
        DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneOffset.UTC);
    String path =
        write(
            "r.csv",
            HEADER
                + "\n"
                + STARS.lines(
                    r ->
                        "%d,%d,%d,%s"
                            .formatted(
                                r.user(),
                                r.item(),
                                r.stars(),
                                german.format(Instant.ofEpochSecond(r.time())))));
    STARS.assertRead(read(settings("input.time-format = \"dd.MM.yyyy HH:mm:ss\""), path));
    assertThatThrownBy(() -> read(path))
        .hasMessageContaining("timestamp is not a moment in time")
        .hasMessageContaining("input.time-format");
  }

  @Test
  void blankTimesAreCountedWhereTheyAreNotNeededAndRefusedWhereTheyAre() {
    String path =
        write(
            "r.csv",
            HEADER + "\n" + STARS.lines(r -> "%d,%d,%d,".formatted(r.user(), r.item(), r.stars())));
    QualityReport quality = STARS.assertReadWithoutTimes(read(settings(RANDOM), path));
    assertThat(quality.withoutTime()).isEqualTo(STARS.rows().size());
    assertThatThrownBy(() -> read(path))
        .hasMessageContaining("timestamp is missing")
        .hasMessageContaining("split.strategy");
  }

  @Test
  void foldersOfPartitionsAreColumnsInEveryTextFormat() {
    for (TrueRating r : STARS.rows()) {
      append(
          "csv/dt=%s/part.csv".formatted(month(r)),
          "userId,movieId,rating\n",
          "%d,%d,%d\n".formatted(r.user(), r.item(), r.stars()));
      append(
          "json/dt=%s/part.json".formatted(month(r)),
          "",
          "{\"userId\": %d, \"movieId\": %d, \"rating\": %d}\n"
              .formatted(r.user(), r.item(), r.stars()));
    }
    Settings settings = settings("input.columns.timestamp = dt");
    double times = STARS.rows().stream().mapToLong(r -> month(r).toEpochDay() * 86_400).sum();
    STARS.assertRead(read(settings, folder.resolve("csv").toString()), times);
    STARS.assertRead(read(settings, folder.resolve("json").toString()), times);
  }

  @Test
  void foldersOfPartitionsAreColumnsOfParquetAndOrcToo() {
    for (String format : List.of("parquet", "orc")) {
      String path = folder.resolve(format).toString();
      spark()
          .sql(
              "SELECT * FROM VALUES (1, 10, 4, '2018-01-01'), (1, 20, 3, '2018-01-02'), (2, 10, 5,"
                  + " '2018-01-01') AS t(userId, movieId, rating, dt)")
          .write()
          .partitionBy("dt")
          .format(format)
          .save(path);
      assertThat(contents(read(settings("input.columns.timestamp = dt"), path)))
          .containsExactly(
              "[1,10,4.0,1.5147648E9]", "[1,20,3.0,1.5148512E9]", "[2,10,5.0,1.5147648E9]");
    }
  }

  @Test
  void filesBesidePartitionsAreRead() {
    for (TrueRating r : STARS.rows()) {
      String name = r.item() == 3 ? "mix/late.csv" : "mix/dt=%s/part.csv".formatted(month(r));
      append(name, HEADER + "\n", r.user() + "," + rest(r) + "\n");
    }
    STARS.assertRead(read(folder.resolve("mix").toString()));
  }

  private static String day(TrueRating r) {
    return Instant.ofEpochSecond(r.time()).toString().substring(0, 10);
  }

  /** Its first day: there are fewer of them. */
  private static LocalDate month(TrueRating r) {
    return LocalDate.parse(day(r)).withDayOfMonth(1);
  }

  @Test
  void jestersMatrixHasAUserARowAndACountInFront() {
    Map<Integer, List<TrueRating>> byUser =
        STARS.rows().stream().collect(Collectors.groupingBy(TrueRating::user));
    StringBuilder matrix = new StringBuilder();
    StringBuilder named = new StringBuilder("user");
    for (int item = 1; item <= 25; item++) {
      named.append(";m").append(item);
    }
    for (int user = 1; user <= 40; user++) {
      matrix.append(byUser.get(user).size());
      named.append("\nu").append(user);
      for (int item = 1; item <= 25; item++) {
        int wanted = item;
        String rating =
            byUser.get(user).stream()
                .filter(r -> r.item() == wanted)
                .map(r -> String.valueOf(r.rating()))
                .findFirst()
                .orElse("");
        matrix.append(',').append(rating.isEmpty() ? "99" : rating);
        named.append(';').append(rating);
      }
      matrix.append('\n');
    }
    Settings settings = settings(NO_TIMES, RANDOM, "input.format = matrix", "input.unrated = [99]");
    String jester = write("jester.csv", matrix.toString());
    QualityReport quality = STARS.assertReadWithoutTimes(read(settings, jester));
    assertThat(quality.unrated()).isEqualTo(40 * 25 - STARS.rows().size());
    STARS.assertReadWithoutTimes(read(settings, write("named.csv", named.toString())));
    assertThatThrownBy(() -> read(settings(NO_TIMES, RANDOM), jester))
        .hasMessageContaining("input.format = matrix");
  }

  @Test
  void netflixHasBlocksOfAnItem() {
    Map<Integer, List<TrueRating>> byItem =
        STARS.rows().stream().collect(Collectors.groupingBy(TrueRating::item));
    StringBuilder text = new StringBuilder();
    byItem.forEach(
        (item, rows) -> {
          text.append(item).append(":\n");
          rows.forEach(r -> text.append("%d,%d,%s\n".formatted(r.user(), r.stars(), day(r))));
        });
    double days = STARS.rows().stream().mapToLong(r -> r.time() / 86_400 * 86_400).sum();
    String path = write("combined_data_1.txt", text.toString());
    STARS.assertRead(read(path), days);
    STARS.assertRead(read(settings("input.format = netflix"), path), days);
  }

  @Test
  void textsWithLineBreaksAreOneRow() {
    Function<TrueRating, String> review =
        r ->
            "%d,%d,\"one, \"\"two\"\"\n77,%d,5,x,1500000000\nend\",%d,%d"
                .formatted(r.user(), r.item(), r.item(), r.stars(), r.time());
    String header = "userId,movieId,review,rating,timestamp\n";
    STARS.assertRead(read(write("r.csv", header + STARS.lines(review))));
    // The head of the file has none, so that they come as a surprise.
    String plain = "1,%d,\"" + "x".repeat(500) + "\",3,1500000000\n";
    StringBuilder first = new StringBuilder(header);
    for (int item = 1000; item < 1200; item++) {
      first.append(plain.formatted(item));
    }
    try (Ratings ratings = read(write("late.csv", first + STARS.lines(review)))) {
      assertThat(ratings.quality().kept()).isEqualTo(STARS.rows().size() + 200);
      assertThat(ratings.quality().read()).isEqualTo(STARS.rows().size() + 200);
    }
  }

  @Test
  void quotesThatEndNowhereAreTextOrRefused() {
    String text =
        "userId\tmovieId\trating\ttitle\ttimestamp\n"
            + STARS.lines(
                r ->
                    "%d\t%d\t%d\t%s\t%d"
                        .formatted(
                            r.user(),
                            r.item(),
                            r.stars(),
                            r.item() % 2 == 0 ? "\"Great\" film, 5\" disk" : "\"never closed",
                            r.time()));
    String path = write("titles.tsv", text);
    STARS.assertRead(read(path));
    STARS.assertRead(read(settings("input.quote = none"), path));
    assertThatThrownBy(() -> read(settings("input.quote = \"\\\"\""), path))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("set input.quote = none");
  }

  @Test
  void bothEscapesOfQuotesAreKnown() {
    String header = "userId,movieId,title,rating,timestamp\n";
    String backslash =
        header
            + STARS.lines(
                r ->
                    "%d,%d,\"a \\\"b, c\\\" d\",%d,%d"
                        .formatted(r.user(), r.item(), r.stars(), r.time()));
    String doubled =
        header
            + STARS.lines(
                r ->
                    "%d,%d,\"a \"\"b, c\"\" d\",%d,%d"
                        .formatted(r.user(), r.item(), r.stars(), r.time()));
    STARS.assertRead(read(write("b.csv", backslash)));
    STARS.assertRead(read(write("d.csv", doubled)));
    STARS.assertRead(read(settings("input.escape = \"\\\\\""), write("b.csv", backslash)));
  }

  @Test
  void jsonMayBeAnArray() {
    String objects =
        STARS.rows().stream()
            .map(
                r ->
                    "{\"userId\": %d, \"movieId\": %d,%n \"rating\": %d, \"timestamp\": %d}"
                        .formatted(r.user(), r.item(), r.stars(), r.time()))
            .collect(Collectors.joining(",\n", "[", "]"));
    STARS.assertRead(read(write("a.json", objects)));
    STARS.assertRead(read(write("b.json", objects.replace("\n", " "))));
  }

  @Test
  void duplicatesBecomeOneAsTheSettingsSay() {
    String path = file("a.csv", HEADER, "1,10,4,200", "1,10,1,300", "1,10,3,100", "2,20,2,1");
    assertThat(duplicates("latest", path)).isEqualTo("[1,10,1.0,300.0]");
    assertThat(duplicates("first", path)).isEqualTo("[1,10,3.0,100.0]");
    assertThat(duplicates("sum", path)).isEqualTo("[1,10,8.0,300.0]");
    assertThat(duplicates("max", path)).isEqualTo("[1,10,4.0,300.0]");
    String two = file("b.csv", "userId,movieId,rating", "1,10,4", "1,10,1", "2,20,2");
    Settings without = settings(NO_TIMES, RANDOM);
    assertThat(contents(read(without, two)).get(0)).isEqualTo("[1,10,1.0,0.0]");
    assertThat(contents(read(settings(NO_TIMES, RANDOM, "input.duplicates = mean"), two)).get(0))
        .isEqualTo("[1,10,2.5,0.0]");
    assertThat(contents(read(settings(NO_TIMES, RANDOM, "input.duplicates = first"), two)).get(0))
        .isEqualTo("[1,10,4.0,0.0]");
  }

  private String duplicates(String which, String path) {
    return contents(read(settings("input.duplicates = " + which), path)).get(0);
  }

  @Test
  void aPathMayHaveBracketsAndBlanks() {
    String text = HEADER + "\n" + STARS.lines(r -> r.user() + "," + rest(r));
    STARS.assertRead(read(write("a [1]/r[2] %20.csv", text)));
    STARS.assertRead(read(folder.resolve("a [1]").toString()));
  }

  @Test
  void parquetInNanosecondsIsRead() throws IOException {
    String path = folder.resolve("nanos.parquet").toString();
    NanosecondParquet.write(path, STARS);
    STARS.assertRead(read(path));
  }

  @Test
  void aFileOfOtherTypesIsNamed() throws IOException {
    spark()
        .sql("SELECT id AS userId, id AS movieId, 1D AS rating, id AS timestamp FROM range(5)")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("a").toString());
    spark()
        .sql("SELECT id AS userId, id AS movieId, 'x' AS rating, id AS timestamp FROM range(5)")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("b").toString());
    Files.createDirectory(folder.resolve("both"));
    for (String part : List.of("a", "b")) {
      try (var files = Files.list(folder.resolve(part))) {
        Path data = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
        Files.copy(data, folder.resolve("both/" + part + ".parquet"));
      }
    }
    assertThatThrownBy(() -> read(folder.resolve("both").toString()))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("input.path: ")
        .hasMessageContaining(".parquet has a column of another type than other files");
  }

  private static String name(TrueRating r) {
    // Users who differ in accents alone.
    return ""
        + "aeiou".charAt(r.user() / 8 % 5)
        + "\u00e9\u00e8\u00ea\u00eb\u00f1\u00fc\u00e4\u00f6".charAt(r.user() % 8)
        + "x";
  }

  private static String rest(TrueRating r) {
    return r.item() + "," + r.rating() + "," + r.time();
  }

  private String bytes(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset)).toString();
  }

  private void append(String name, String header, String line) {
    try {
      Path file = folder.resolve(name);
      if (Files.notExists(file)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, header);
      }
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
