package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileOrderTest {
  private static final FileOrder ORDER =
      FileOrder.of(List.of(List.of("file:///z"), List.of("file:///b%20%25", "file:///a")));

  @Test
  void partsAreNumberedAsGivenAndTheirFilesByName() {
    assertThat(ORDER.call(0, "file:/z")).isZero();
    assertThat(ORDER.call(1, "file:/a")).isEqualTo(1);
    assertThat(ORDER.call(1, "file:/b%20%25")).isEqualTo(2);
  }

  @Test
  void aFileOfAnotherPartHasNoNumber() {
    assertThat(ORDER.call(0, "file:/a")).isNull();
  }
}
