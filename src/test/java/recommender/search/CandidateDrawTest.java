package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Axis;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.testing.TestSettings;

class CandidateDrawTest {
  private static final Settings BASE = TestSettings.with("training.epochs=7");
  private static final Axis WIDTHS =
      SomeSearch.listed("network.hidden", List.of(8), List.of(8, 4, 8));
  private static final Axis L2 = new Axis.Range("network.l2", 1e-4, 1, Axis.Scale.LOG);

  @Test
  void theSameSeedDrawsTheSame() {
    List<Candidate> first = draw(5, 6);
    assertThat(draw(5, 6)).isEqualTo(first);
    assertThat(draw(6, 6)).isNotEqualTo(first);
  }

  @Test
  void moreCandidatesLeaveTheFirstOnesAsTheyWere() {
    assertThat(draw(5, 9).subList(0, 6)).isEqualTo(draw(5, 6));
  }

  @Test
  void whatIsDrawnIsLaidOverTheBase() {
    List<Candidate> candidates = draw(5, 6);
    assertThat(candidates).extracting(Candidate::number).containsExactly(1, 2, 3, 4, 5, 6);
    for (Candidate candidate : candidates) {
      assertThat(candidate.drawn().keySet()).containsExactly("network.hidden", "network.l2");
      assertThat(candidate.settings().network().hidden())
          .isEqualTo(candidate.drawn().get("network.hidden").unwrapped());
      assertThat(candidate.settings().network().l2(1))
          .isEqualTo(candidate.drawn().get("network.l2").unwrapped())
          .isBetween(1e-4, 1.0);
      assertThat(candidate.settings().training()).isEqualTo(BASE.training());
    }
  }

  @Test
  void noCandidateIsDrawnTwice() {
    List<Candidate> all =
        CandidateDraw.draw(
            SomeSearch.over(1, 6, 2, 1, WIDTHS, SomeSearch.listed("training.batch-size", 1, 2, 3)),
            BASE);
    assertThat(all).extracting(Candidate::drawn).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void assignmentsReadAsOnTheCommandLine() {
    Candidate candidate =
        CandidateDraw.draw(
                SomeSearch.over(
                    1,
                    1,
                    2,
                    1,
                    SomeSearch.listed("network.hidden", List.of(8, 4)),
                    SomeSearch.listed("training.batch-size", 3)),
                BASE)
            .get(0);
    assertThat(candidate.assignments()).isEqualTo("network.hidden=[8, 4], training.batch-size=3");
  }

  @Test
  void aSearchNeedsAValidationPart() {
    assertThatThrownBy(
            () ->
                SearchPlan.of(
                    SomeSearch.of(2, 2, 1), TestSettings.with("split.validation-fraction=0")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "split.validation-fraction: expected more than 0, as --search chooses by the validation RMSE, was 0");
  }

  @Test
  void aPlanTellsItsRungsAndCandidates() {
    SearchPlan plan =
        SearchPlan.of(
            SomeSearch.over(1, 2, 2, 3, SomeSearch.listed("training.batch-size", 4, 5)), BASE);
    assertThat(plan.lines())
        .contains(
            "Rung 1: 2 candidates of at most 3 epochs", "Rung 2: 1 candidates of at most 7 epochs")
        .containsOnlyOnce(
            "Candidate 1: training.batch-size="
                + plan.candidates().get(0).settings().training().batchSize());
  }

  private static List<Candidate> draw(long seed, int candidates) {
    return CandidateDraw.draw(SomeSearch.over(seed, candidates, 2, 1, WIDTHS, L2), BASE);
  }
}
