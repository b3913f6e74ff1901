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
                InputFormat.AUTO,
                new ColumnNames("userId", "movieId", Optional.of("rating"), "timestamp"),
                Optional.empty(),
                0.01,
                1,
                1));
  }

  @Test
  void everyKeyIsRead() {
    Settings settings =
        Hocon.settings(
            "input {",
            "  path = [\"hdfs://a:9/b c\", d]",
            "  format = parquet",
            "  columns { user = u, item = i, rating = r, timestamp = t }",
            "  rating-scale = [0.5, 5]",
            "  max-rejected-fraction = 0.25",
            "  min-user-ratings = 3",
            "  min-item-ratings = 4",
            "}");
    assertThat(settings.input())
        .isEqualTo(
            new InputSettings(
                List.of("hdfs://a:9/b c", "d"),
                InputFormat.PARQUET,
                new ColumnNames("u", "i", Optional.of("r"), "t"),
                Optional.of(new RatingScale(0.5, 5)),
                0.25,
                3,
                4));
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
                "input.min-item-ratings = 2.5"))
        .containsExactly(
            "input.format: expected one of auto, csv, dat, tsv, parquet, orc, json, was xml (a.conf: 2)",
            "input.columns.user: expected a column name, was   (a.conf: 3)",
            "input.columns.rating: expected a column name, or none, was  (a.conf: 4)",
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
        .isEqualTo(new ColumnNames("userId", "movieId", Optional.empty(), "timestamp"));
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
        .hasMessage("input.path: expected a path or a list of paths (--input PATH), was absent");
    assertThat(Hocon.problems("input.path = []"))
        .containsExactly(
            "input.path: expected a path or a list of paths (--input PATH), was [] (a.conf: 2)");
  }
}
