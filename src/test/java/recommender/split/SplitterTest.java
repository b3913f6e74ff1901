package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import recommender.config.CommandLine;
import recommender.config.Settings;
import recommender.ratings.RatingsException;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class SplitterTest extends SparkTest {
  /** What a splitter is told, whatever the table. */
  private static final long RATINGS = 1_000;

  private static final String[] SIX = {
    "1 1 4 10", "1 2 4 60", "2 1 4 20", "2 2 4 50", "3 1 4 30", "3 2 4 40"
  };

  @Test
  void trainLiesStrictlyBeforeThePercentile() {
    // 0.5 · 5 = 2.5: halfway between 30 and 40.
    try (RatingSplit split = split(table(SIX), "percentile=0.5")) {
      assertThat(split.cutoff()).hasValue(35);
      assertThat(parts(split))
          .containsOnly(
              Map.entry(Part.TRAIN, List.of("1 1", "2 1", "3 1")),
              Map.entry(Part.TEST, List.of("1 2", "2 2", "3 2")));
    }
    // 0.4 · 5 = 2: the cut-off is the rating at 30 itself, which is test.
    try (RatingSplit split = split(table(SIX), "percentile=0.4")) {
      assertThat(split.cutoff()).hasValue(30);
      assertThat(parts(split)).containsEntry(Part.TRAIN, List.of("1 1", "2 1"));
    }
  }

  @Test
  void randomKeepsAShareThatDependsOnSeedAndIdsOnly() {
    Dataset<Row> thousand = RatingTable.ofThousand(spark(), 20);
    Map<Part, List<String>> parts = parts(thousand, "strategy=random", "fraction=0.9");
    assertThat(parts.get(Part.TRAIN)).hasSizeBetween(870, 930);
    assertThat(parts.get(Part.TEST)).hasSize(1000 - parts.get(Part.TRAIN).size());
    Dataset<Row> shuffled = thousand.orderBy(expr("hash(item)")).coalesce(1);
    assertThat(parts(shuffled, "strategy=random", "fraction=0.9")).isEqualTo(parts);
    assertThat(parts(thousand, "strategy=random", "fraction=0.9", "seed=2")).isNotEqualTo(parts);
  }

  @Test
  void userLatestHoldsOutTheLastRatingsInTimeThoseLaterInTheFileAmongEquals() {
    Dataset<Row> ratings =
        table("1 1 4 30", "1 2 4 10", "1 3 4 20", "2 1 4 5", "2 2 4 5", "2 3 4 5");
    assertThat(parts(ratings, "strategy=user-latest", "count=1"))
        .containsOnly(
            Map.entry(Part.TRAIN, List.of("1 2", "1 3", "2 1", "2 2")),
            Map.entry(Part.TEST, List.of("1 1", "2 3")));
  }

  @Test
  void userFirstHoldsOutTheFirstRowsAndLeavesUsersWithTooFewOut() {
    Dataset<Row> ratings =
        table("1 5 4 90", "2 1 4 1", "1 2 4 10", "2 2 4 2", "1 3 4 20", "1 4 4 5", "1 1 4 30");
    try (RatingSplit split = split(ratings, "strategy=user-first", "count=2")) {
      // User 2 has no more than twice 2 ratings.
      assertThat(parts(split))
          .containsOnly(
              Map.entry(Part.TEST, List.of("1 2", "1 5")),
              Map.entry(Part.TRAIN, List.of("1 1", "1 3", "1 4")),
              Map.entry(Part.NONE, List.of("2 1", "2 2")));
      assertThat(split.counts()).containsEntry(Part.NONE, 2L);
      assertThat(split.cutoff()).isEmpty();
    }
  }

  @Test
  void usersHoldsOutTheLastUsersAndFeedsInAShareOfTheirRatings() {
    Map<Part, List<String>> parts =
        parts(fiveEach(5), "strategy=users", "fraction=0.6", "given-fraction=0.8");
    assertThat(users(parts.get(Part.TRAIN))).containsExactly("1", "2", "3");
    assertThat(users(parts.get(Part.FED_IN))).containsExactly("4", "5");
    assertThat(parts.get(Part.FED_IN)).hasSize(8);
    assertThat(users(parts.get(Part.TEST))).containsExactly("4", "5");
    assertThat(parts.get(Part.TEST)).hasSize(2);
  }

  @Test
  void usersCanBeDrawnBySeed() {
    String[] seeded = {"strategy=users", "fraction=0.5", "order=seeded"};
    Dataset<Row> ratings = fiveEach(12);
    Map<Part, List<String>> parts = parts(ratings, seeded);
    assertThat(users(parts.get(Part.TRAIN)))
        .hasSize(6)
        .isNotEqualTo(List.of("1", "2", "3", "4", "5", "6"));
    assertThat(parts(ratings.coalesce(1), seeded)).isEqualTo(parts);
    Map<Part, List<String>> other =
        parts(ratings, "strategy=users", "fraction=0.5", "order=seeded", "seed=2");
    assertThat(users(other.get(Part.TRAIN))).hasSize(6).isNotEqualTo(users(parts.get(Part.TRAIN)));
  }

  @Test
  void atLeastOneUserIsHeldOutAndOneTrainedOn() {
    assertThat(users(parts(fiveEach(3), "strategy=users", "fraction=0.99").get(Part.TRAIN)))
        .containsExactly("1", "2");
    assertThat(users(parts(fiveEach(3), "strategy=users", "fraction=0.01").get(Part.TRAIN)))
        .containsExactly("1");
  }

  @Test
  void givenHeldOutRatingsThatTrainHasAreDroppedAndCounted() {
    Dataset<Row> heldOut = table("1 1 2 99", "2 2 3 99", "9 9 3 99");
    try (RatingSplit split =
        split(
            table("1 1 4 10", "1 2 4 20", "2 1 4 30"),
            Optional.of(heldOut),
            "strategy=given",
            "held-out=x")) {
      assertThat(parts(split))
          .containsOnly(
              Map.entry(Part.TRAIN, List.of("1 1", "1 2", "2 1")),
              Map.entry(Part.TEST, List.of("2 2", "9 9")));
      assertThat(split.overlap()).isEqualTo(1);
    }
  }

  @Test
  void ratingsBelowTheMinimumsAreDroppedBeforeTheSplitAndCounted() {
    Settings settings =
        settings("input.min-user-ratings=2", "input.min-item-ratings=2", "split.percentile=0.5");
    Dataset<Row> ratings =
        table("1 1 4 10", "1 2 4 20", "2 1 4 30", "2 2 4 40", "3 1 4 1000", "3 3 4 2000");
    try (RatingSplit split = splitter(settings).split(ratings, Optional.empty())) {
      assertThat(split.tooFew()).isEqualTo(2);
      assertThat(split.cutoff()).hasValue(25);
      assertThat(split.trainRatings() + split.testRatings()).isEqualTo(4);
    }
  }

  @Test
  void validationIsAShareOfEachUsersTrainRatingsRoundedDown() {
    List<String> lines = new ArrayList<>();
    // User n has n train ratings before 1000 and one test rating after it.
    for (int user = 1; user <= 11; user++) {
      for (int item = 1; item <= user; item++) {
        lines.add("%d %d 4 %d".formatted(user, item, item));
      }
      lines.add("%d 99 4 1000".formatted(user));
    }
    Dataset<Row> ratings = table(lines.toArray(String[]::new));
    String[] latest = {"strategy=user-latest", "count=1", "validation-fraction=0.2"};
    Map<Part, List<String>> parts = parts(ratings, latest);
    assertThat(parts.get(Part.TEST)).hasSize(11).allMatch(rating -> rating.endsWith(" 99"));
    assertThat(parts.get(Part.TRAIN)).hasSize(66 - 9);
    // 5 · 0.2 = 1 … 9 · 0.2 = 1.8, 10 · 0.2 = 2, 11 · 0.2 = 2.2
    assertThat(parts.get(Part.VALIDATION).stream().map(rating -> rating.split(" ")[0]))
        .containsExactlyInAnyOrder("5", "6", "7", "8", "9", "10", "10", "11", "11");
    assertThat(parts(ratings.coalesce(1), latest)).isEqualTo(parts);
  }

  /** A fifth of 1,000 is 200, so that 60 are those of three in ten users. */
  @Test
  void whereValidationWouldBeLargerThanItMayItIsThatOfSomeUsers() {
    Dataset<Row> thousand =
        spark()
            .range(0, RATINGS, 1, 2)
            .selectExpr(
                "id % 100 AS user",
                "id AS item", "4.0D AS rating", "id * 1.0D AS timestamp", "id AS position");
    String[] fifth = {"percentile=0.999", "validation-fraction=0.2"};
    Map<String, Long> all = validatedByUser(thousand, fifth);
    assertThat(all).hasSize(100).containsValue(2L);
    assertThat(validatedByUser(thousand, with(fifth, "validation-max-ratings=200"))).isEqualTo(all);
    Map<String, Long> some = validatedByUser(thousand, with(fifth, "validation-max-ratings=60"));
    assertThat(some.keySet()).hasSizeBetween(20, 40);
    assertThat(all).containsAllEntriesOf(some);
  }

  private static String[] with(String[] settings, String another) {
    return Stream.concat(Stream.of(settings), Stream.of(another)).toArray(String[]::new);
  }

  private static Map<String, Long> validatedByUser(Dataset<Row> ratings, String... settings) {
    return parts(ratings, settings).get(Part.VALIDATION).stream()
        .collect(Collectors.groupingBy(rating -> rating.split(" ")[0], Collectors.counting()));
  }

  @Test
  void theValueOfAHeldOutRatingChangesNoTrainRow() {
    String[] settings = {"percentile=0.5", "validation-fraction=0.5"};
    String[] lines = SIX.clone();
    lines[1] = "1 2 0.5 60";
    try (RatingSplit split = split(table(SIX), settings);
        RatingSplit changed = split(table(lines), settings)) {
      assertThat(rows(changed.train())).isEqualTo(rows(split.train()));
      assertThat(rows(changed.validation())).isEqualTo(rows(split.validation()));
      assertThat(rows(changed.test())).isNotEqualTo(rows(split.test()));
    }
  }

  @Test
  void anEmptyTrainPartIsRefused() {
    assertEmpty(
        "split.strategy timestamp-percentile: expected ratings to train on and ratings to score, was 0 and 3; change split.percentile, or split.strategy to random if all ratings have one timestamp",
        table("1 1 4 10", "1 2 4 10", "2 1 4 10"),
        "percentile=0.98");
    assertEmpty(
        "split.strategy user-latest: expected ratings to train on and ratings to score, was 0 and 6; change split.count",
        table(SIX),
        "strategy=user-latest");
  }

  @Test
  void anEmptyTestPartIsRefused() {
    assertEmpty(
        "split.strategy users: expected ratings to train on and ratings to score, was 1 and 0; change split.fraction or split.given-fraction",
        table("1 1 4 10"),
        "strategy=users");
    assertThatThrownBy(
            () -> split(table(SIX), Optional.of(table("1 1 4 9")), "strategy=given", "held-out=x"))
        .isInstanceOf(RatingsException.class)
        .hasMessage(
            "split.strategy given: expected ratings to train on and ratings to score, was 6 and 0; change split.held-out: all of its ratings are in the input too");
  }

  @Test
  void noRatingsAreRefused() {
    assertEmpty(
        "split.strategy timestamp-percentile: expected ratings to train on and ratings to score, was 0 and 0; change split.percentile, or split.strategy to random if all ratings have one timestamp",
        table());
  }

  @Test
  void ratingsAreCachedUntilTheSplitIsClosed() {
    RatingSplit split = split(table(SIX), "percentile=0.5");
    assertThat(split.tagged().storageLevel()).isEqualTo(StorageLevel.MEMORY_AND_DISK());
    split.close();
    assertThat(split.tagged().storageLevel()).isEqualTo(StorageLevel.NONE());
  }

  private static void assertEmpty(String message, Dataset<Row> ratings, String... settings) {
    assertThatThrownBy(() -> split(ratings, settings))
        .isInstanceOf(RatingsException.class)
        .hasMessage(message);
  }

  private static Map<Part, List<String>> parts(Dataset<Row> ratings, String... settings) {
    try (RatingSplit split = split(ratings, settings)) {
      return parts(split);
    }
  }

  /** User and item of each rating, sorted as text, by part; the counts must say the same. */
  private static Map<Part, List<String>> parts(RatingSplit split) {
    Map<Part, List<String>> parts = new EnumMap<>(Part.class);
    for (Row row : split.tagged().collectAsList()) {
      parts
          .computeIfAbsent(Part.of(row), part -> new ArrayList<>())
          .add(row.get(0) + " " + row.get(1));
    }
    parts.values().forEach(ratings -> ratings.sort(null));
    assertThat(split.counts().keySet()).isEqualTo(parts.keySet());
    parts.forEach(
        (part, ratings) -> assertThat(split.counts()).containsEntry(part, (long) ratings.size()));
    return parts;
  }

  private static RatingSplit split(Dataset<Row> ratings, String... settings) {
    return split(ratings, Optional.empty(), settings);
  }

  /** Without a validation part unless {@code settings} have one. */
  private static RatingSplit split(
      Dataset<Row> ratings, Optional<Dataset<Row>> heldOut, String... settings) {
    return splitter(settings(Stream.of(settings).map("split."::concat).toArray(String[]::new)))
        .split(ratings, heldOut);
  }

  private static Splitter splitter(Settings settings) {
    return new Splitter(settings.split(), settings.input(), RATINGS);
  }

  private static Settings settings(String... assignments) {
    List<String> args = new ArrayList<>(List.of("--input", "x"));
    args.addAll(List.of("--set", "split.validation-fraction=0"));
    Stream.of(assignments).forEach(assignment -> args.addAll(List.of("--set", assignment)));
    return CommandLine.parse(args.toArray(String[]::new)).settings();
  }

  private static Dataset<Row> fiveEach(int users) {
    List<String> lines = new ArrayList<>();
    for (int user = users; user >= 1; user--) {
      for (int item = 1; item <= 5; item++) {
        lines.add("%d %d 4 0".formatted(user, item));
      }
    }
    return table(lines.toArray(String[]::new));
  }

  private static Dataset<Row> table(String... lines) {
    return RatingTable.of(spark(), lines);
  }

  private static List<String> users(List<String> ratings) {
    return ratings.stream()
        .map(rating -> Integer.valueOf(rating.split(" ")[0]))
        .distinct()
        .sorted()
        .map(String::valueOf)
        .toList();
  }

  private static List<String> rows(Dataset<Row> ratings) {
    return ratings.orderBy(col("user"), col("item")).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }
}
