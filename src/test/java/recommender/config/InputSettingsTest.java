package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputSettingsTest {
  private static final String SCALE =
      "input.rating-scale: expected two numbers, the lowest and the highest rating, such as [0.5, 5], was ";

  @Test
  void defaults() {
    assertThat(Hocon.settings().input())
        .isEqualTo(
            new InputSettings(
                List.of("ratings.csv"),
                Optional.empty(),
                Optional.empty(),
                InputFormat.AUTO,
                SubFolders.AUTO,
                new ColumnNames(
                    "userId", "movieId", Optional.of("rating"), Optional.of("timestamp")),
                new TextSettings(
                    Optional.empty(),
                    HeaderRow.AUTO,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    '.',
                    List.of("NULL", "null", "\\N", "None", "NaN", "nan", "NA", "N/A", "<NA>")),
                new TimeSettings(EpochUnit.AUTO, Optional.empty()),
                IdKind.AUTO,
                List.of(),
                Duplicates.LATEST,
                Optional.empty(),
                0.01,
                0,
                1,
                1,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void everyKeyIsRead() {
    Settings settings =
        Hocon.settings(
            "input {",
            "  path = [\"hdfs://a:9/b c\", d]",
            "  format = parquet",
            "  recursive = true",
            "  columns { user = u, item = i, rating = r, timestamp = t }",
            "  separator = \"\\t\"",
            "  header = absent",
            "  fields = [u, i, r, t]",
            "  quote = \"'\"",
            "  escape = none",
            "  encoding = latin1",
            "  decimal = \",\"",
            "  null-values = [x]",
            "  time-unit = milliseconds",
            "  time-format = \"dd.MM.yyyy\"",
            "  ids = string",
            "  unrated = [0, 99]",
            "  duplicates = mean",
            "  rating-scale = [0.5, 5]",
            "  max-rejected-fraction = 0.25",
            "  max-missing-days = 7",
            "  min-user-ratings = 3",
            "  min-item-ratings = 4",
            "  licence = CC0",
            "  titles = movies.csv",
            "}");
    assertThat(settings.input())
        .isEqualTo(
            new InputSettings(
                List.of("hdfs://a:9/b c", "d"),
                Optional.empty(),
                Optional.empty(),
                InputFormat.PARQUET,
                SubFolders.TRUE,
                new ColumnNames("u", "i", Optional.of("r"), Optional.of("t")),
                new TextSettings(
                    Optional.of("\t"),
                    HeaderRow.ABSENT,
                    List.of("u", "i", "r", "t"),
                    Optional.of('\''),
                    Optional.of('\0'),
                    Optional.of("ISO-8859-1"),
                    ',',
                    List.of("x")),
                new TimeSettings(EpochUnit.MILLISECONDS, Optional.of("dd.MM.yyyy")),
                IdKind.STRING,
                List.of(0.0, 99.0),
                Duplicates.MEAN,
                Optional.of(new RatingScale(0.5, 5)),
                0.25,
                7,
                3,
                4,
                Optional.of("CC0"),
                Optional.of("movies.csv")));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(
            Hocon.problems(
                "input.format = xml",
                "input.columns.user = \" \"",
                "input.columns.rating = \"\"",
                "input.rating-scale = [5, 1]",
                "input.max-rejected-fraction = 1.5",
                "input.min-user-ratings = 0",
                "input.min-item-ratings = 2.5",
                "input.quote = ab",
                "input.decimal = x",
                "input.encoding = nosuch",
                "input.time-format = foo",
                "input.unrated = [zero]"))
        .containsExactly(
            "input.format: expected one of auto, csv, dat, tsv, parquet, orc, json, matrix, netflix, was xml (a.conf: 2)",
            "input.columns.user: expected a column name, was   (a.conf: 3)",
            "input.columns.rating: expected a column name, or none, was  (a.conf: 4)",
            "input.quote: expected auto, none or one character, was ab (a.conf: 9)",
            "input.encoding: expected auto, or a charset such as ISO-8859-1, was nosuch (a.conf: 11)",
            "input.decimal: expected \".\" or \",\", was x (a.conf: 10)",
            "input.time-format: expected auto, or a pattern such as dd.MM.yyyy HH:mm, was foo (a.conf: 12)",
            "input.unrated: expected a list of numbers that mean no rating, such as [0], was [zero] (a.conf: 13)",
            SCALE + "[5, 1] (a.conf: 5)",
            "input.max-rejected-fraction: expected a number in [0, 1], was 1.5 (a.conf: 6)",
            "input.min-user-ratings: expected a whole number of at least 1, was 0 (a.conf: 7)",
            "input.min-item-ratings: expected a whole number of at least 1, was 2.5 (a.conf: 8)");
  }

  @Test
  void theInputHasRatingsUnlessTheirColumnIsNone() {
    InputSettings clicks =
        Hocon.settings("input.columns.rating = none", "network.objective = ranking").input();
    assertThat(clicks.hasRatings()).isFalse();
    assertThat(clicks.columns())
        .isEqualTo(
            new ColumnNames("userId", "movieId", Optional.empty(), Optional.of("timestamp")));
    assertThat(Hocon.settings("input.columns.rating = stars").input().hasRatings()).isTrue();
  }

  @Test
  void aScaleIsRefusedWithoutAColumnOfRatings() {
    assertThat(
            Hocon.problems(
                "input.columns.rating = none",
                "input.rating-scale = [1, 5]",
                "network.objective = ranking"))
        .containsExactly(
            "input.rating-scale: expected null, as input.columns.rating is none, was [1, 5]"
                + " (a.conf: 3)");
  }

  @Test
  void aScaleOtherThanTwoAscendingFiniteNumbersIsRefused() {
    assertThat(Hocon.settings("input.rating-scale = \"1, 5\"").input().ratingScale())
        .contains(new RatingScale(1, 5));
    for (String bad : List.of("[1]", "[1, 2, 3]", "[a, b]", "[1, 1]", "[0, Infinity]", "{}")) {
      assertThat(Hocon.problems("input.rating-scale = " + bad))
          .as(bad)
          .containsExactly(SCALE + bad + " (a.conf: 2)");
    }
  }

  @Test
  void commasSeparatePathsUnlessInsideTheBracesOfAGlob() {
    assertThat(Hocon.settings("input.path = \"a , b/{1,2}.csv,c\"").input().paths())
        .containsExactly("a", "b/{1,2}.csv", "c");
  }

  @Test
  void anInputWithoutAPathIsRefused() {
    assertThatThrownBy(() -> Settings.of(Hocon.config("")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "input.path: expected a path or a list of paths (--input PATH), or a table (--input-table NAME), was absent");
    assertThat(Hocon.problems("input.path = []"))
        .containsExactly(
            "input.path: expected a path or a list of paths (--input PATH), or a table (--input-table NAME), was [] (a.conf: 2)");
  }

  @Test
  void aTableStandsInPlaceOfPaths() {
    InputSettings input =
        Hocon.settings("input.path = null", "input.table = a.b.c", "input.where = \"dt > 1\"")
            .input();
    assertThat(input.paths()).isEmpty();
    assertThat(input.table()).contains("a.b.c");
    assertThat(input.where()).contains("dt > 1");
    assertThat(Hocon.problems("input.table = t", "input.path = a"))
        .containsExactly("input.table: expected null, as input.path is set, was t (a.conf: 2)");
    assertThat(Hocon.problems("input.where = x"))
        .containsExactly("input.where: expected null, as no input.table is set, was x (a.conf: 2)");
  }

  @Test
  void withoutTimesASplitInTimeIsRefused() {
    assertThat(Hocon.problems("input.columns.timestamp = none"))
        .containsExactly(
            "input.columns.timestamp: expected the column of times, as split.strategy is"
                + " timestamp-percentile (random, user-first, users and given do without), was none"
                + " (a.conf: 2)");
    assertThat(
            Hocon.settings("input.columns.timestamp = none", "split.strategy = random")
                .input()
                .columns()
                .hasTimes())
        .isFalse();
  }
}
