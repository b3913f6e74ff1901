package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeQualityTest {
  private static final TimeScale SECONDS = new TimeScale(1, "seconds", Optional.empty());

  @Test
  void numbersOutsideTheirUnitAreCalledByName() {
    TimeQuality times =
        TimeQuality.of(
            new RowCounts(
                List.of(
                    group(TimeKind.NEGATIVE, 2, -500, -1),
                    group(TimeKind.SECONDS, 90, 1.2e9, 1.5e9),
                    group(TimeKind.ABOVE_SECONDS, 3, 4_102_444_800.0, 5e9),
                    group(TimeKind.MILLISECONDS, 4, 1.25e12, 1.5e12),
                    group(TimeKind.NONE, 7, 0, 0))),
            SECONDS);
    assertThat(times)
        .isEqualTo(
            new TimeQuality(
                -500.0,
                1.5e9,
                new DoubtfulTimes(3, "4102444800"),
                new DoubtfulTimes(4, "1250000000000"),
                new DoubtfulTimes(2, "-500")));
  }

  @Test
  void datesAreCalledByNameToo() {
    TimeQuality times =
        TimeQuality.of(
            new RowCounts(
                List.of(
                    group(TimeKind.PAST_MOMENT, 1, -86_400, -86_400),
                    group(TimeKind.MOMENT, 9, 1.2e9, 1.5e9),
                    group(TimeKind.FUTURE_MOMENT, 5, 4_102_444_800.0, 5e9))),
            SECONDS);
    assertThat(times.newest()).isEqualTo(1.5e9);
    assertThat(times.future()).isEqualTo(new DoubtfulTimes(5, "2100-01-01T00:00:00Z"));
    assertThat(times.before1970()).isEqualTo(new DoubtfulTimes(1, "1969-12-31T00:00:00Z"));
    assertThat(times.millisecondsAmongSeconds()).isEqualTo(DoubtfulTimes.NONE);
  }

  @Test
  void timesInMillisecondsAreSaidInSeconds() {
    TimeQuality times =
        TimeQuality.of(
            new RowCounts(
                List.of(
                    group(TimeKind.MILLISECONDS, 9, 1.2e12, 1.5e12),
                    group(TimeKind.ABOVE_MILLISECONDS, 1, 5e12, 5e12))),
            new TimeScale(1e3, "milliseconds", Optional.empty()));
    assertThat(times.oldest()).isEqualTo(1.2e9);
    assertThat(times.newest()).isEqualTo(1.5e9);
    assertThat(times.future()).isEqualTo(new DoubtfulTimes(1, "5000000000000"));
    assertThat(times.millisecondsAmongSeconds()).isEqualTo(DoubtfulTimes.NONE);
  }

  @Test
  void aCountOfSomethingHasNoFuture() {
    TimeScale count = new TimeScale(1, "order", Optional.of("no unit"));
    TimeQuality times =
        TimeQuality.of(new RowCounts(List.of(group(TimeKind.ABOVE, 9, 1e19, 1e20))), count);
    assertThat(times.newest()).isEqualTo(1e20);
    assertThat(times.future()).isEqualTo(DoubtfulTimes.NONE);
  }

  @Test
  void withoutTimesThereIsNoRange() {
    assertThat(TimeQuality.of(new RowCounts(List.of(group(TimeKind.NONE, 7, 0, 0))), SECONDS))
        .isEqualTo(TimeQuality.NONE);
  }

  @Test
  void theRangeOfTwoTablesIsThatOfBoth() {
    TimeQuality one =
        new TimeQuality(
            5.0, 7.0, new DoubtfulTimes(1, "a"), DoubtfulTimes.NONE, DoubtfulTimes.NONE);
    TimeQuality two =
        new TimeQuality(
            3.0, 6.0, new DoubtfulTimes(2, "b"), DoubtfulTimes.NONE, new DoubtfulTimes(1, "c"));
    assertThat(one.and(two))
        .isEqualTo(
            new TimeQuality(
                3.0,
                7.0,
                new DoubtfulTimes(3, "a"),
                DoubtfulTimes.NONE,
                new DoubtfulTimes(1, "c")));
    assertThat(one.and(TimeQuality.NONE)).isEqualTo(one);
  }

  private static RowCounts.Group group(TimeKind time, long rows, double first, double last) {
    return new RowCounts.Group(null, false, false, time, rows, first, last, 0);
  }
}
