package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void constantsAreKebabCaseInSettingsAndSnakeCaseInReports() {
    assertThat(Names.kebab(SplitStrategy.TIMESTAMP_PERCENTILE)).isEqualTo("timestamp-percentile");
    assertThat(Names.snake(SplitStrategy.TIMESTAMP_PERCENTILE)).isEqualTo("timestamp_percentile");
  }
}
