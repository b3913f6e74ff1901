package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.EpochUnit;
import recommender.config.TimeSettings;

class TimeScaleTest {
  private static final double TOMORROW = 1_800_000_000;
  private static final TimeSettings AUTO = new TimeSettings(EpochUnit.AUTO, Optional.empty());

  @Test
  void numbersAreOfTheUnitThatPutsThemBetween1980AndTomorrow() {
    assertThat(TimeKind.ofNumber(315_532_799, TOMORROW)).isEqualTo(TimeKind.BELOW);
    assertThat(TimeKind.ofNumber(315_532_800, TOMORROW)).isEqualTo(TimeKind.SECONDS);
    assertThat(TimeKind.ofNumber(1_800_000_000, TOMORROW)).isEqualTo(TimeKind.SECONDS);
    assertThat(TimeKind.ofNumber(1_800_000_001, TOMORROW)).isEqualTo(TimeKind.ABOVE_SECONDS);
    assertThat(TimeKind.ofNumber(1.5e12, TOMORROW)).isEqualTo(TimeKind.MILLISECONDS);
    assertThat(TimeKind.ofNumber(1.5e15, TOMORROW)).isEqualTo(TimeKind.MICROSECONDS);
    assertThat(TimeKind.ofNumber(1.5e18, TOMORROW)).isEqualTo(TimeKind.NANOSECONDS);
    assertThat(TimeKind.ofNumber(1.5e19, TOMORROW)).isEqualTo(TimeKind.ABOVE);
    assertThat(TimeKind.ofNumber(-1, TOMORROW)).isEqualTo(TimeKind.NEGATIVE);
  }

  @Test
  void aColumnInOneUnitHasIt() {
    assertThat(scale(AUTO, 1.5e12, 1.6e12))
        .isEqualTo(new TimeScale(1000, "times in milliseconds", Optional.empty()));
    assertThat(scale(new TimeSettings(EpochUnit.NANOSECONDS, Optional.empty()), 7).perSecond())
        .isEqualTo(1e9);
  }

  @Test
  void aColumnInNoUnitKeepsItsOrderWithAWarning() {
    for (TimeScale scale : List.of(scale(AUTO, 1, 2, 3), scale(AUTO, 0, 1.5e9, 1.6e9))) {
      assertThat(scale.perSecond()).isEqualTo(1);
      assertThat(scale.isOrderOnly()).isTrue();
    }
  }

  @Test
  void aFewNumbersThatAreWrongDoNotHideTheUnitOfTheRest() {
    assertThat(scale(AUTO, 1e12, 1.1e12, 1.2e12, 1.3e12, 1.4e12, 1e12, 1e12, 1e12, 1e12, 5e12))
        .isEqualTo(new TimeScale(1000, "times in milliseconds", Optional.empty()));
    assertThat(scale(AUTO, 1e9, 1.1e9, 1.2e9, 1.3e9, 1.4e9, 1e9, 1e9, 1e9, -1, 5e9).isOrderOnly())
        .isTrue();
  }

  @Test
  void momentsAreToldApartByWhetherTheyCanBe() {
    assertThat(TimeKind.ofMoment(-0.5, TOMORROW)).isEqualTo(TimeKind.PAST_MOMENT);
    assertThat(TimeKind.ofMoment(0, TOMORROW)).isEqualTo(TimeKind.MOMENT);
    assertThat(TimeKind.ofMoment(TOMORROW, TOMORROW)).isEqualTo(TimeKind.MOMENT);
    assertThat(TimeKind.ofMoment(TOMORROW + 1, TOMORROW)).isEqualTo(TimeKind.FUTURE_MOMENT);
  }

  @Test
  void aClockThatRunsThroughPlausibleYearsIsNoMixture() {
    double[] clock = new double[1000];
    for (int i = 0; i < clock.length; i++) {
      clock[i] = i * 2.6e9;
    }
    clock[1] = 5e8;
    assertThat(scale(AUTO, clock).isOrderOnly()).isTrue();
  }

  @Test
  void aMixtureOfUnitsIsRefused() {
    assertThatThrownBy(() -> scale(AUTO, 1.5e9, 1.6e9, 1.5e12))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining(
            "2 are times in seconds (such as 1500000000), 1 are times in milliseconds (such as 1500000000000)");
    assertThatThrownBy(() -> scale(AUTO, 0, 1.6e9, 1.5e12)).hasMessageContaining("mixes units");
  }

  private static TimeScale scale(TimeSettings settings, double... times) {
    List<RowCounts.Group> groups = new ArrayList<>();
    for (double time : times) {
      groups.add(
          new RowCounts.Group(
              null, false, false, TimeKind.ofNumber(time, TOMORROW), 1, time, time, 0));
    }
    return TimeScale.of(new RowCounts(groups), settings, new Source("input.path", List.of()));
  }
}
