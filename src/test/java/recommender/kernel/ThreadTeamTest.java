package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadTeamTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyPartIsRunOnce(int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(threads);
    try (ThreadTeam team = new ThreadTeam(threads)) {
      team.run(runs::incrementAndGet);
    }
    for (int part = 0; part < threads; part++) {
      assertThat(runs.get(part)).isOne();
    }
  }

  /** Seven items among three parts, and two among five. */
  @ParameterizedTest
  @CsvSource({"3, 7, '0-2 2-4 4-7'", "5, 2, '0-0 0-0 0-1 1-1 1-2'", "1, 4, 0-4"})
  void everyPartGetsItsRange(int threads, int count, String ranges) {
    String[] ofParts = new String[threads];
    try (ThreadTeam team = new ThreadTeam(threads)) {
      team.split(count, (part, from, to) -> ofParts[part] = from + "-" + to);
    }
    assertThat(String.join(" ", ofParts)).isEqualTo(ranges);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFailureOfAnyThreadIsThrown(int threads) {
    try (ThreadTeam team = new ThreadTeam(threads)) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  team.run(
                      part -> {
                        throw new IllegalStateException("part " + part);
                      }));
    }
  }
}
