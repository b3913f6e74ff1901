package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
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
