package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QualityReportTest {

  @Test
  void keptRowsAreThoseReadLessRejectedUnratedAndDuplicates() {
    QualityReport report =
        new QualityReport(
            100,
            4,
            20,
            1,
            7,
            3,
            new TreeMap<>(Map.of("broken", 4L, "outside", 1L)),
            TimeQuality.NONE,
            List.of());
    assertThat(report.rejected()).isEqualTo(5);
    assertThat(report.kept()).isEqualTo(68);
  }

  @Test
  void twoTablesTogetherHaveTheRowsAndTimesOfBoth() {
    QualityReport one = report("a", 1.0);
    QualityReport both = one.plus(report("b", 2.0));
    assertThat(both.read()).isEqualTo(20);
    assertThat(both.times().oldest()).isEqualTo(1);
    assertThat(both.times().newest()).isEqualTo(2);
    assertThat(both.rejectedRows()).extracting(RejectedRow::row).containsExactly("a", "b");
  }

  private static QualityReport report(String row, double time) {
    DoubtfulTimes none = DoubtfulTimes.NONE;
    return new QualityReport(
        10,
        1,
        0,
        0,
        0,
        0,
        new TreeMap<>(Map.of("broken", 1L)),
        new TimeQuality(time, time, none, none, none),
        List.of(new RejectedRow("file", row, "broken")));
  }
}
