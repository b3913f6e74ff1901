package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SplitSettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().split())
        .isEqualTo(
            new SplitSettings(
                SplitStrategy.TIMESTAMP_PERCENTILE,
                0.98,
                0.9,
                10,
                UserOrder.LAST,
                0.8,
                1,
                Optional.empty(),
                0.1,
                OptionalInt.of(200_000),
                OptionalDouble.empty()));
  }

  @Test
  void everyKeyIsRead() {
    Settings settings =
        Hocon.settings(
            "split {",
            "  strategy = given",
            "  percentile = 0.5",
            "  fraction = 0.7",
            "  count = 3",
            "  order = seeded",
            "  given-fraction = 0.6",
            "  seed = -9007199254740993",
            "  held-out = \"s3a://bucket/u1.test\"",
            "  validation-fraction = 0",
            "  validation-max-ratings = none",
            "  validation-after = 1500000000.5",
            "}");
    assertThat(settings.split())
        .isEqualTo(
            new SplitSettings(
                SplitStrategy.GIVEN,
                0.5,
                0.7,
                3,
                UserOrder.SEEDED,
                0.6,
                -9007199254740993L,
                Optional.of("s3a://bucket/u1.test"),
                0,
                OptionalInt.empty(),
                OptionalDouble.of(1500000000.5)));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(
            Hocon.problems(
                "split.strategy = by-moon",
                "split.percentile = 1",
                "split.fraction = 0",
                "split.count = 0",
                "split.order = first",
                "split.given-fraction = much",
                "split.seed = 0.5",
                "split.validation-fraction = 1",
                "split.validation-max-ratings = 0",
                "split.validation-after = yesterday"))
        .containsExactly(
            "split.strategy: expected one of timestamp-percentile, random, user-latest, user-first, users, given, was by-moon (a.conf: 2)",
            "split.percentile: expected a number in (0, 1), was 1 (a.conf: 3)",
            "split.fraction: expected a number in (0, 1), was 0 (a.conf: 4)",
            "split.count: expected a whole number of at least 1, was 0 (a.conf: 5)",
            "split.order: expected one of last, seeded, was first (a.conf: 6)",
            "split.given-fraction: expected a number in (0, 1), was much (a.conf: 7)",
            "split.seed: expected a whole number, was 0.5 (a.conf: 8)",
            "split.validation-fraction: expected a number in [0, 1), was 1 (a.conf: 9)",
            "split.validation-max-ratings: expected a whole number of at least 1, or none, was 0 (a.conf: 10)",
            "split.validation-after: expected a number of seconds since 1970, or none, was yesterday (a.conf: 11)");
  }

  @Test
  void aGivenSplitWithoutHeldOutRatingsIsRefusedAndTheOtherWayRound() {
    assertThat(Hocon.problems("split.strategy = given"))
        .containsExactly("split.held-out: expected a path, as split.strategy is given, was absent");
    assertThat(Hocon.problems("split.strategy = random", "split.held-out = u1.test"))
        .containsExactly(
            "split.strategy: expected given, as split.held-out is set, was random (a.conf: 2)");
  }
}
