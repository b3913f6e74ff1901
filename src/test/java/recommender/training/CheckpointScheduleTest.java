package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CheckpointScheduleTest {
  /** A second at 100 MB/s, and what the smallest file takes. */
  private static final long SECOND = 100_000_000;

  @Test
  void afterSoManyEpochsAndAtTheEnd() {
    CheckpointSchedule schedule = new CheckpointSchedule(OptionalInt.of(3), 2);
    assertThat(schedule.isDue(4, SECOND)).isFalse();
    assertThat(schedule.isDue(5, SECOND)).isTrue();
    schedule.wrote(5, SECOND, 9);
    assertThat(schedule.isDue(7, SECOND)).isFalse();
    // Rounds of several epochs.
    assertThat(schedule.isDue(9, SECOND)).isTrue();
    assertThat(schedule.isDueAtEnd(SECOND)).isTrue();
  }

  @Test
  void zeroIsNever() {
    CheckpointSchedule schedule = new CheckpointSchedule(OptionalInt.of(0), 0);
    schedule.trained(1e9);
    assertThat(schedule.isDue(1_000, 1)).isFalse();
    assertThat(schedule.isDueAtEnd(1)).isFalse();
  }

  /** 3 % of 69 s are two seconds and what two files take: this one and the one at the end. */
  @Test
  void otherwiseThoseThatAreCheap() {
    CheckpointSchedule schedule = new CheckpointSchedule(OptionalInt.empty(), 0);
    schedule.trained(67);
    assertThat(schedule.isDue(1, SECOND)).isFalse();
    assertThat(schedule.isDueAtEnd(SECOND)).isTrue();
    schedule.trained(2);
    assertThat(schedule.isDue(2, SECOND)).isTrue();
    // The disk is twice as fast as was thought: 0.5 s each, so three want 52 s of training.
    schedule.wrote(2, SECOND, 0.52);
    assertThat(schedule.share()).isCloseTo(0.52 / 69, within(1e-12));
    assertThat(schedule.isDue(3, SECOND)).isTrue();
    schedule.wrote(3, SECOND, 0.52);
    assertThat(schedule.isDue(5, SECOND)).isFalse();
    assertThat(schedule.isDueAtEnd(SECOND)).isTrue();
    schedule.wrote(6, SECOND, 0.52);
    assertThat(schedule.isDueAtEnd(2 * SECOND)).isFalse();
    assertThat(schedule.share()).isLessThan(CheckpointSchedule.SHARE);
  }
}
