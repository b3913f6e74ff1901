package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import recommender.testing.TestSettings;
import recommender.training.DivergedException;
import recommender.training.ValidationMetric;

/** Nine candidates, of which three and then one go on: 1, 3 and 9 epochs. */
class HalvingTest {
  private static final List<Rung> RUNGS = Rung.of(SomeSearch.of(9, 3, 1), 9);
  private static final List<Candidate> CANDIDATES =
      SomeSearch.candidates(SomeSearch.of(9, 3, 1), TestSettings.with());

  private final List<String> trained = new ArrayList<>();

  @Test
  void theBestGoOnAndTheOrderOfResultsDoesNotMatter() {
    // 9 is best at first, 8 after three epochs.
    List<Score> scores = run((rung, number) -> rung == 1 ? 10 - number : number == 8 ? 0.5 : 0.7);
    assertThat(trained).containsExactly("1: 1 2 3 4 5 6 7 8 9", "2: 9 8 7", "3: 8");
    assertThat(scores).hasSize(13);
    assertThat(scores.subList(9, 13))
        .containsExactly(
            new Score(8, 2, 3, 1, 0.5),
            new Score(7, 2, 3, 1, 0.7),
            new Score(9, 2, 3, 1, 0.7),
            new Score(8, 3, 9, 1, 0.5));
  }

  @Test
  void listsAreBestWithTheHighestValues() {
    run(ValidationMetric.NDCG, (rung, number) -> number == 4 ? Double.NaN : 0.1 * number);
    assertThat(trained).containsExactly("1: 1 2 3 4 5 6 7 8 9", "2: 9 8 7", "3: 9");
  }

  @Test
  void tiesGoToTheFirst() {
    run((rung, number) -> 0.8);
    assertThat(trained).containsExactly("1: 1 2 3 4 5 6 7 8 9", "2: 1 2 3", "3: 1");
  }

  @Test
  void divergedCandidatesGoNoFurther() {
    run((rung, number) -> number <= 7 || rung == 2 && number == 8 ? Double.NaN : 0.8);
    assertThat(trained).containsExactly("1: 1 2 3 4 5 6 7 8 9", "2: 8 9", "3: 9");
  }

  @Test
  void whenAllDivergedThereIsNoWinner() {
    assertThatThrownBy(() -> run((rung, number) -> rung == 2 ? Double.NaN : 0.8))
        .isInstanceOf(DivergedException.class)
        .hasMessageStartingWith(
            "search diverged: expected a candidate of rung 2 with a finite validation RMSE, was none; try");
  }

  /** Number 2 stopped after two of three epochs: more cannot change its score. */
  @Test
  void thoseThatStoppedKeepTheirScores() {
    Halving halving =
        new Halving(
            RUNGS,
            ValidationMetric.RMSE,
            (rung, candidates) ->
                noted(rung, candidates).stream()
                    .map(
                        number ->
                            new Score(
                                number,
                                rung.number(),
                                number == 2 ? Math.min(2, rung.epochs()) : rung.epochs(),
                                1,
                                number == 2 ? 0.5 : 0.8))
                    .toList());
    List<Score> scores = halving.run(CANDIDATES);
    assertThat(trained).containsExactly("1: 1 2 3 4 5 6 7 8 9", "2: 2 1 3", "3: ");
    assertThat(scores.get(12)).isEqualTo(new Score(2, 3, 2, 1, 0.5));
  }

  private List<Score> run(ToDoubleBiFunction<Integer, Integer> rmse) {
    return run(ValidationMetric.RMSE, rmse);
  }

  private List<Score> run(ValidationMetric metric, ToDoubleBiFunction<Integer, Integer> value) {
    return new Halving(
            RUNGS,
            metric,
            (rung, candidates) ->
                noted(rung, candidates).stream()
                    .map(
                        number ->
                            new Score(
                                number,
                                rung.number(),
                                rung.epochs(),
                                1,
                                value.applyAsDouble(rung.number(), number)))
                    .toList())
        .run(CANDIDATES);
  }

  private List<Integer> noted(Rung rung, List<Candidate> candidates) {
    List<Integer> numbers = candidates.stream().map(Candidate::number).toList();
    trained.add(
        rung.number() + ": " + String.join(" ", numbers.stream().map(String::valueOf).toList()));
    return numbers;
  }
}
