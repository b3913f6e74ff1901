package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.config.EaseChannels;
import recommender.config.EaseSettings;
import recommender.config.SettingsException;

class EaseSearchTest {
  private static final OptionalDouble AUTO = OptionalDouble.empty();
  private static final EaseSettings ALL =
      new EaseSettings(Optional.empty(), AUTO, AUTO, AUTO, AUTO, AUTO, AUTO);
  private static final EaseNumbers SOME = new EaseNumbers(EaseChannels.LIKED, 7, 0, 4, 0, 0);

  private final List<INDArray> solved = new ArrayList<>();

  /** Up as long as it gets better; the first try that does not ends it. */
  @Test
  void theL2GoesUpWhileNdcgRises() {
    EaseSearch search = search(onlyL2(), numbers -> -Math.abs(numbers.l2() - 1500));
    assertThat(l2s(search)).containsExactly(400.0, 800.0, 1600.0, 3200.0);
    assertThat(search.numbers().l2()).isEqualTo(1600);
    assertThat(freed()).containsExactly(true, true, false, true);
    search.weights().close();
  }

  @Test
  void theL2GoesDownWhereUpIsNoBetter() {
    EaseSearch search = search(onlyL2(), numbers -> -Math.abs(numbers.l2() - 100));
    assertThat(l2s(search)).containsExactly(400.0, 800.0, 200.0, 100.0, 50.0);
    assertThat(search.numbers().l2()).isEqualTo(100);
    search.weights().close();
  }

  @Test
  void aSearchOfL2GoesSoFarInADirectionAtMost() {
    EaseSearch search = search(onlyL2(), EaseNumbers::l2);
    assertThat(l2s(search)).containsExactly(400.0, 800.0, 1600.0, 3200.0, 6400.0, 12_800.0);
    search.weights().close();
  }

  /** Whose best are 400, 0.5, 0, three channels at a ratio of 2, and -0.1. */
  @Test
  void everyNumberIsMovedByItself() {
    EaseSearch search =
        search(
            ALL,
            numbers ->
                numbers.channels().count()
                    + numbers.l2Exponent()
                    - numbers.userExponent()
                    - Math.abs(Math.log(numbers.l2() / 400))
                    - Math.abs(numbers.l2Ratio() - 2) / 100
                    - Math.abs(numbers.scoreExponent() + 0.1));
    assertThat(search.numbers())
        .isEqualTo(new EaseNumbers(EaseChannels.THREE, 400, 0.5, 2, 0, -0.1));
    assertThat(search.solves()).isLessThanOrEqualTo(EaseSearch.MOST_SOLVES);
    assertThat(search.tried().stream().filter(EaseTrial::isSolved)).hasSize(search.solves());
    assertThat(solved.stream().filter(array -> !array.wasClosed())).hasSize(1);
    search.weights().close();
  }

  /** Whatever is asked for next is better: all numbers take all their steps. */
  @Test
  void aSearchInvertsSoManyMatricesAtMost() {
    EaseSearch search = search(ALL, numbers -> solved.size() % 2 == 0 ? solved.size() : -1);
    assertThat(search.solves()).isLessThanOrEqualTo(EaseSearch.MOST_SOLVES);
    search.weights().close();
  }

  @Test
  void whatIsSetStays() {
    EaseSettings given =
        new EaseSettings(
            Optional.of(EaseChannels.LIKED_DISLIKED),
            OptionalDouble.of(7),
            OptionalDouble.of(0),
            AUTO,
            OptionalDouble.of(1),
            OptionalDouble.of(0),
            AUTO);
    EaseSearch search = search(given, numbers -> -numbers.l2Ratio());
    assertThat(search.tried())
        .extracting(EaseTrial::numbers)
        .containsExactly(
            new EaseNumbers(EaseChannels.LIKED_DISLIKED, 7, 0, 4, 1, 0),
            new EaseNumbers(EaseChannels.LIKED_DISLIKED, 7, 0, 2, 1, 0));
    search.weights().close();
  }

  @Test
  void numbersThatAreGivenAreSolvedWithoutASearch() {
    EaseSearch search = new EaseSearch(this::solve, (weights, numbers) -> OptionalDouble.empty());
    search.only(SOME);
    assertThat(search.numbers()).isEqualTo(SOME);
    assertThat(search.best().ndcg()).isEmpty();
    assertThat(freed()).containsExactly(false);
    search.weights().close();
  }

  @Test
  void whatCannotBeSolvedIsLeftOut() {
    EaseSearch search =
        new EaseSearch(
            numbers -> {
              if (numbers.l2() > 1000) {
                throw new SettingsException("too large");
              }
              return solve(numbers);
            },
            (weights, numbers) -> OptionalDouble.of(numbers.l2()));
    search.search(onlyL2(), List.of(EaseChannels.LIKED));
    assertThat(l2s(search)).containsExactly(400.0, 800.0);
    search.weights().close();
    assertThat(freed()).containsOnly(true);
  }

  /** The third is measured in vain, while the second is the best so far. */
  @Test
  void aSearchThatFailsFreesAllWeights() {
    assertThatThrownBy(
            () ->
                search(
                    onlyL2(),
                    numbers -> {
                      if (solved.size() > 2) {
                        throw new OutOfValues();
                      }
                      return solved.size();
                    }))
        .isInstanceOf(OutOfValues.class);
    assertThat(freed()).containsExactly(true, true, true);
  }

  @Test
  void givenNumbersThatFailFreeTheirWeights() {
    EaseSearch search =
        new EaseSearch(
            this::solve,
            (weights, numbers) -> {
              throw new OutOfValues();
            });
    assertThatThrownBy(() -> search.only(SOME)).isInstanceOf(OutOfValues.class);
    assertThat(freed()).containsExactly(true);
  }

  private EaseSearch search(EaseSettings settings, ToDoubleFunction<EaseNumbers> ndcg) {
    EaseSearch search =
        new EaseSearch(
            this::solve, (weights, numbers) -> OptionalDouble.of(ndcg.applyAsDouble(numbers)));
    search.search(settings, settings.candidates());
    return search;
  }

  private EaseWeights solve(EaseNumbers numbers) {
    INDArray array = EaseWeights.floats(4);
    solved.add(array);
    return new EaseWeights(array, 2, 1);
  }

  /** All numbers but the L2 are set. */
  private static EaseSettings onlyL2() {
    return new EaseSettings(
        Optional.of(EaseChannels.LIKED),
        AUTO,
        OptionalDouble.of(0),
        AUTO,
        OptionalDouble.of(0),
        OptionalDouble.of(0),
        AUTO);
  }

  private List<Boolean> freed() {
    return solved.stream().map(INDArray::wasClosed).toList();
  }

  private static List<Double> l2s(EaseSearch search) {
    return search.tried().stream().map(trial -> trial.numbers().l2()).toList();
  }

  private static final class OutOfValues extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
