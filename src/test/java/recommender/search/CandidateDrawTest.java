package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import recommender.config.Axis;
import recommender.config.Objective;
import recommender.config.SearchSettings;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;
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
        SomeSearch.candidates(
            SomeSearch.over(1, 6, 2, 1, WIDTHS, SomeSearch.listed("training.batch-size", 1, 2, 3)),
            BASE);
    assertThat(all).extracting(Candidate::drawn).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void assignmentsReadAsOnTheCommandLine() {
    Candidate candidate =
        SomeSearch.candidates(
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

  /** A run with two networks: what is drawn for one leaves the other as it is set. */
  @Test
  void whatIsDrawnForTheNetworkThatRanksStandsInItsOwnSections() {
    Settings both =
        TestSettings.with(
            "network.objective=both", "network.hidden=[5]", "ranking.network.hidden=[6]");
    SearchSettings search =
        SomeSearch.over(
            1,
            2,
            2,
            1,
            SomeSearch.listed("network.hidden", List.of(8), List.of(9)),
            SomeSearch.listed("ranking.network.hidden", List.of(3), List.of(4)));
    List<Candidate> first = CandidateDraw.draw(search, SearchedNetwork.FIRST, both);
    List<Candidate> ranking = CandidateDraw.draw(search, SearchedNetwork.RANKING, both);
    assertThat(first)
        .extracting(each -> each.settings().network().hidden())
        .containsExactlyInAnyOrder(List.of(8), List.of(9));
    assertThat(first)
        .allMatch(each -> each.drawn().keySet().equals(Set.of("network.hidden")))
        .allMatch(each -> each.settings().ranking().get().network().hidden().equals(List.of(6)));
    assertThat(ranking)
        .extracting(each -> each.settings().network().hidden())
        .containsExactlyInAnyOrder(List.of(3), List.of(4));
    assertThat(ranking)
        .allMatch(each -> each.drawn().keySet().equals(Set.of("ranking.network.hidden")))
        .allMatch(each -> each.settings().network().objective() == Objective.RANKING);
  }

  private static List<Candidate> draw(long seed, int candidates) {
    return SomeSearch.candidates(SomeSearch.over(seed, candidates, 2, 1, WIDTHS, L2), BASE);
  }
}
