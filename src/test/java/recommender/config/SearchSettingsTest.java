package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Axis.Scale;

/** Searches of a file named a.conf. */
class SearchSettingsTest {
  private static final String[] PLAIN = {
    "search { seed = 7, candidates = 4, halving = 2, first-epochs = 3 }"
  };

  @Test
  void everyKeyIsRead() {
    SearchSettings search =
        search(
            "search.space {",
            "  network.hidden = [[16], [8, 4, 8]]",
            "  network { l2 = { from = 1e-4, to = 1, scale = log } }",
            "  \"training.batch-size\" = { from = 16, to = 64, scale = log }",
            "  training.momentum = { from = 0, to = 0.5, scale = linear }",
            "}");
    assertThat(search.seed()).isEqualTo(7);
    assertThat(search.candidates()).isEqualTo(4);
    assertThat(search.halving()).isEqualTo(2);
    assertThat(search.firstEpochs()).isEqualTo(3);
    assertThat(search.space()).hasSize(4);
    assertThat(search.space().get(0)).isInstanceOf(Axis.Listed.class);
    assertThat(search.space().get(0).at(0.9).unwrapped()).isEqualTo(List.of(8, 4, 8));
    assertThat(search.space().subList(1, 4))
        .containsExactly(
            new Axis.Range("network.l2", 1e-4, 1, Scale.LOG),
            new Axis.WholeRange("training.batch-size", 16, 64, Scale.LOG),
            new Axis.Range("training.momentum", 0, 0.5, Scale.LINEAR));
  }

  /** Both ends of l2 are whole numbers, but one half is legal, too. */
  @Test
  void anAxisIsWholeWhereItsSettingTakesWholeNumbersOnly() {
    assertThat(search("search.space.network.l2 = { from = 0, to = 2, scale = linear }").space())
        .containsExactly(new Axis.Range("network.l2", 0, 2, Scale.LINEAR));
    assertThat(search("search.space.network.hidden = { from = 5, to = 9, scale = log }").space())
        .containsExactly(new Axis.WholeRange("network.hidden", 5, 9, Scale.LOG));
  }

  @Test
  void allProblemsAreReportedTogetherWithTheirLines() {
    assertThat(
            problems(
                "search {",
                "  seed = 1.5, candidates = 1, halving = 1, first-epochs = 0",
                "  candidate = 5",
                "  space {",
                "    network.hiden = [[1], [2]]",
                "    network.l2 = [0.1, -1]",
                "    training.batch-size = { from = 0.5, to = 64, scale = log }",
                "  }",
                "}",
                "network.l2 = 0"))
        .containsExactly(
            "network.l2: expected a known key such as search.seed, was unknown (a.conf: 10)",
            "search.candidate: expected a known key such as search.candidates, was unknown (a.conf: 3)",
            "network.hiden: expected a known key such as network.hidden, was unknown (a.conf: 5)",
            "network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was -1 (a.conf: 6)",
            "training.batch-size: expected a whole number of at least 1, was 0.5 (a.conf: 7)",
            "search.seed: expected a whole number, was 1.5 (a.conf: 2)",
            "search.candidates: expected a whole number of at least 2, and no more than there are in search.space, was 1 (a.conf: 2)",
            "search.halving: expected a whole number of at least 2, was 1 (a.conf: 2)",
            "search.first-epochs: expected a whole number of at least 1, was 0 (a.conf: 2)");
  }

  @Test
  void absentKeysAreReported() {
    assertThat(problems("search.seed = 1"))
        .containsExactly(
            "search.space: expected a section { }, was absent",
            "search.candidates: expected a whole number of at least 2, and no more than there are in search.space, was absent",
            "search.halving: expected a whole number of at least 2, was absent",
            "search.first-epochs: expected a whole number of at least 1, was absent");
  }

  @Test
  void settingsThatChangeTheMetricOrBelongToTheSearchAreRefused() {
    assertThat(
            problemsOf(
                "split.seed = [1, 2]",
                "input.path = [[a], [b]]",
                "evaluation.bootstrap = [1]",
                "output.path = [a]",
                "training.epochs = [3]",
                "training.workers = [1]",
                "network.vectors = [user, item]"))
        .containsExactly(
            "evaluation.bootstrap: expected a setting of network or training, as the others change what is measured, was [1] (a.conf: 5)",
            "input.path: expected a setting of network or training, as the others change what is measured, was [[a], [b]] (a.conf: 4)",
            "network.vectors: expected no setting of the search itself: all candidates are scored on the same vectors, was [user, item] (a.conf: 9)",
            "output.path: expected a setting of network or training, as the others change what is measured, was [a] (a.conf: 6)",
            "split.seed: expected a setting of network or training, as the others change what is measured, was [1, 2] (a.conf: 3)",
            "training.epochs: expected no setting of the search itself: each candidate's best epoch is found anyway, was [3] (a.conf: 7)",
            "training.workers: expected no setting of the search itself: a candidate is trained by one worker, was [1] (a.conf: 8)");
  }

  @Test
  void valuesThatAreNoAxisAreRefused() {
    String expected =
        ": expected a list of values, or { from, to, scale } with numbers from < to and scale linear or log, log above 0, was ";
    assertThat(
            problemsOf(
                "network.l2 = 0.1",
                "network.hidden = []",
                "network.code-dropout = { from = 0.1, to = 0.5 }",
                "network.initial-offset = { from = 0, to = 1, scale = log }",
                "training.momentum = { from = 0.5, to = 0.1, scale = linear }",
                "training.decay-factor = { from = 0.5, to = 0.9, scale = square }",
                "training.learning-rate = { from = small, to = 1, scale = log }"))
        .hasSize(7)
        .allSatisfy(problem -> assertThat(problem).contains(expected))
        .contains("network.l2" + expected + "0.1 (a.conf: 3)")
        .contains("network.hidden" + expected + "[] (a.conf: 4)");
  }

  @Test
  void anEmptySpaceIsRefused() {
    assertThat(problems(PLAIN[0], "search.space {}"))
        .contains(
            "search.space: expected at least one setting with its values, was {} (a.conf: 2)");
  }

  @Test
  void moreCandidatesThanTheSpaceHasAreRefused() {
    assertThat(problemsOf("network.hidden = [[1], [2], [1]]"))
        .containsExactly(
            "search.candidates: expected a whole number of at least 2, and no more than there are in search.space, was 4 (a.conf: 1)");
  }

  @Test
  void aSearchWithoutAValidationPartIsRefused() {
    Settings base = Hocon.settings("split.validation-fraction = 0");
    assertThat(problems(base, PLAIN[0], "search.space.network.l2 = [1, 2, 3]"))
        .containsExactly(
            "split.validation-fraction: expected more than 0, as --search chooses by validation, was 0 (a.conf: 2)",
            "search.candidates: expected a whole number of at least 2, and no more than there are in search.space, was 4 (a.conf: 1)");
  }

  @Test
  void aSearchOfAShallowNetworkIsRefused() {
    Settings base = Hocon.settings("network { type = shallow, objective = ranking }");
    assertThat(problems(base, PLAIN[0], "search.space.training.seed = [1, 2, 3, 4]"))
        .containsExactly(
            "network.type: expected autoencoder with --search, as the numbers of a shallow one are chosen on the validation part in every run, was shallow (a.conf: 2)");
  }

  @Test
  void aSpaceCanHaveSettingsOfBothNetworks() {
    SearchSettings search =
        search(
            Hocon.settings("network.objective = both"),
            "search.space {",
            "  network.l2 = [1, 2, 3, 4]",
            "  ranking { network.hidden = [[8], [9]] }",
            "  ranking.training.batch-size = { from = 16, to = 64, scale = log }",
            "}");
    assertThat(search.networks()).containsExactly(SearchedNetwork.FIRST, SearchedNetwork.RANKING);
    assertThat(search.space(SearchedNetwork.FIRST))
        .extracting(Axis::key)
        .containsExactly("network.l2");
    assertThat(search.space(SearchedNetwork.RANKING))
        .extracting(Axis::key)
        .containsExactly("ranking.network.hidden", "ranking.training.batch-size");
    assertThat(search.space(SearchedNetwork.RANKING).get(1))
        .isEqualTo(new Axis.WholeRange("ranking.training.batch-size", 16, 64, Scale.LOG));
  }

  @Test
  void problemsOfBothNetworksAreReportedTogether() {
    Settings base = Hocon.settings("network.objective = both");
    assertThat(
            problems(
                base,
                PLAIN[0],
                "search.space {",
                "  network.l2 = [-1, 2]",
                "  ranking.network.hiden = [[1], [2]]",
                "  ranking.network.l2 = [-2, 2]",
                "  ranking.training.epochs = [3, 4]",
                "  ranking.split.seed = [3, 4]",
                "}"))
        .containsExactly(
            "network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was -1 (a.conf: 3)",
            "ranking.network.hiden: expected a known key such as ranking.network.hidden, was unknown (a.conf: 4)",
            "ranking.network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was -2 (a.conf: 5)",
            "ranking.split.seed: expected a setting of network or training, as the others change what is measured, was [3, 4] (a.conf: 7)",
            "ranking.training.epochs: expected no setting of the search itself: each candidate's best epoch is found anyway, was [3, 4] (a.conf: 6)");
  }

  /** Enough for the one, too many for the other. */
  @Test
  void moreCandidatesThanOneNetworksSpaceHasAreRefused() {
    Settings base = Hocon.settings("network.objective = both");
    assertThat(
            problems(
                base,
                PLAIN[0],
                "search.space.network.l2 = [1, 2, 3, 4]",
                "search.space.ranking.network.l2 = [1, 2, 3]"))
        .singleElement()
        .asString()
        .startsWith("search.candidates: expected a whole number of at least 2, and no more");
  }

  /** It is in the way only of a search that is about it. */
  @Test
  void aShallowNetworkBesideTheSearchedOneIsAllowed() {
    Settings base = Hocon.settings("network.objective = both", "ranking.network.type = shallow");
    assertThat(search(base, "search.space.network.l2 = [1, 2, 3, 4]").networks())
        .containsExactly(SearchedNetwork.FIRST);
    assertThat(problems(base, PLAIN[0], "search.space.ranking.training.seed = [1, 2, 3, 4]"))
        .containsExactly(
            "ranking.network.type: expected autoencoder with --search, as the numbers of a shallow one are chosen on the validation part in every run, was shallow (a.conf: 3)");
  }

  @Test
  void settingsOfAMissingSecondNetworkAreRefused() {
    assertThat(problems(PLAIN[0], "search.space.ranking.network.l2 = [1, 2, 3, 4]"))
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("network.objective: expected both, as section ranking is set"))
        .hasSize(1);
  }

  @Test
  void anUnresolvedSubstitutionIsRefused() {
    assertThat(problems("search.seed = ${none}"))
        .containsExactly("a.conf: 1: Could not resolve substitution to a value: ${none}");
  }

  /** The file that comes with the project, over the defaults. */
  @Test
  void theExampleFileHasNoProblems() {
    Settings base = Hocon.settings();
    SearchSettings example =
        SearchSettings.of(HoconFile.read("--search", "conf/search.conf"), base);
    assertThat(example.space()).isNotEmpty();
  }

  @Test
  void theTextIsTheSameForTheSameSearch() {
    String text = search("search.space.network.l2 = [1, 2, 3, 4]").hocon();
    assertThat(search("# A comment.", "search.space { network { l2 = [1,2,3,4] } }").hocon())
        .isEqualTo(text);
    assertThat(search("search.space.network.l2 = [1, 2, 3, 5]").hocon()).isNotEqualTo(text);
  }

  private static SearchSettings search(String... lines) {
    return search(Hocon.settings(), lines);
  }

  private static SearchSettings search(Settings base, String... lines) {
    return SearchSettings.of(Hocon.config(PLAIN[0] + "\n" + String.join("\n", lines)), base);
  }

  private static List<String> problemsOf(String... space) {
    return problems(PLAIN[0], "search.space {", String.join("\n", space), "}");
  }

  private static List<String> problems(String... lines) {
    return problems(Hocon.settings(), lines);
  }

  private static List<String> problems(Settings base, String... lines) {
    SettingsException[] thrown = new SettingsException[1];
    assertThatThrownBy(() -> SearchSettings.of(Hocon.config(String.join("\n", lines)), base))
        .isInstanceOfSatisfying(SettingsException.class, e -> thrown[0] = e);
    return thrown[0].problems();
  }
}
