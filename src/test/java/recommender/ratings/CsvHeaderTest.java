package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvHeaderTest {

  @Test
  void blanksAndQuotesAroundNamesAreDropped() {
    assertThat(CsvHeader.split("a, b ,\"c\",\"d,e\",\"f\"\"g\","))
        .containsExactly("a", "b", "c", "d,e", "f\"g", "");
  }
}
