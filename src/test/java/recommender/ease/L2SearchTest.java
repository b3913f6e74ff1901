package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.SettingsException;

class L2SearchTest {
  private final List<INDArray> solved = new ArrayList<>();

  /** Up as long as it gets better; the first try that does not ends it. */
  @Test
  void theSearchGoesUpWhileNdcgRises() {
    L2Search search = search(0.1, 0.2, 0.3, 0.2);
    search.from(100);
    assertThat(tried(search)).containsExactly(100.0, 200.0, 400.0, 800.0);
    assertThat(search.best().l2()).isEqualTo(400);
    assertThat(freed()).containsExactly(true, true, false, true);
    search.weights().close();
    assertThat(freed()).containsOnly(true);
  }

  @Test
  void theSearchGoesDownWhereUpIsNoBetter() {
    L2Search search = search(0.1, 0.1, 0.2, 0.1);
    search.from(100);
    assertThat(tried(search)).containsExactly(100.0, 200.0, 50.0, 25.0);
    assertThat(search.best().l2()).isEqualTo(50);
    assertThat(freed()).containsExactly(true, true, false, true);
    search.weights().close();
  }

  @Test
  void aGivenL2IsSolvedWithoutASearch() {
    L2Search search = new L2Search(ease(), this::noted);
    search.only(7);
    assertThat(search.best().l2()).isEqualTo(7);
    assertThat(search.best().ndcg()).isEmpty();
    assertThat(freed()).containsExactly(false);
    search.weights().close();
  }

  /** In single precision 10⁷ and a quarter are 10⁷, and two items alike in all make no inverse. */
  @Test
  void anL2ThatCannotBeSolvedEndsTheSearchInItsDirection() {
    Ease alike = new Ease(Nd4j.createFromArray(new float[][] {{1e7f, 1e7f}, {0, 1e7f}}));
    L2Search search =
        new L2Search(
            alike,
            weights -> {
              noted(weights);
              // Up is worse, and each one further down is better.
              return OptionalDouble.of(solved.size() == 2 ? 0 : solved.size());
            });
    search.from(16_384);
    assertThat(search.best().l2()).isBetween(0.5, 8_192.0);
    assertThat(search.best()).isEqualTo(search.tried().get(search.tried().size() - 1));
    search.weights().close();
    assertThat(freed()).containsOnly(true);
    assertThatThrownBy(() -> new L2Search(alike, this::noted).only(search.best().l2() / 1e6))
        .isInstanceOf(SettingsException.class);
  }

  /** The third is measured in vain, while the second is the best so far. */
  @Test
  void aSearchThatFailsFreesAllWeights() {
    assertThatThrownBy(() -> search(0.1, 0.2).from(100)).isInstanceOf(OutOfValues.class);
    assertThat(freed()).containsExactly(true, true, true);
  }

  @Test
  void aGivenL2ThatFailsFreesItsWeights() {
    assertThatThrownBy(() -> search().only(7)).isInstanceOf(OutOfValues.class);
    assertThat(freed()).containsExactly(true);
  }

  /** Fails when there are no values left. */
  private L2Search search(double... values) {
    return new L2Search(
        ease(),
        weights -> {
          noted(weights);
          if (solved.size() > values.length) {
            throw new OutOfValues();
          }
          return OptionalDouble.of(values[solved.size() - 1]);
        });
  }

  private OptionalDouble noted(EaseWeights weights) {
    solved.add(weights.published().params());
    return OptionalDouble.empty();
  }

  private static Ease ease() {
    return new Ease(Nd4j.createFromArray(new float[][] {{2, 1}, {0, 2}}));
  }

  private Stream<Boolean> freed() {
    return solved.stream().map(INDArray::wasClosed);
  }

  private static List<Double> tried(L2Search search) {
    return search.tried().stream().map(L2Trial::l2).toList();
  }

  private static final class OutOfValues extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
