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
}
