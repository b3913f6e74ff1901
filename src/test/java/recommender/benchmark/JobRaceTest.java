package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JobRaceTest {

  @Test
  void aLineHasTheKeysThatScriptsRead() {
    assertThat(new JobRace(RatingShape.JOB).json("als", "202.04 9000 0.84126"))
        .isEqualTo(
            "{\"shape\":\"job\",\"contender\":\"als\",\"ratings\":23500000,\"seconds\":202.0,\"peak_rss_mb\":9000,\"test_rmse\":0.8413}");
  }

  @Test
  void itIsAskedForAlone() {
    assertThat(JobRace.isAskedFor(List.of("job"))).isTrue();
    assertThat(JobRace.isAskedFor(List.of("job", "A"))).isFalse();
    assertThat(JobRace.isAskedFor(List.of("als"))).isFalse();
  }
}
