package recommender.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.repository.Journal;

/**
 * The winner of the search for one network, with the table of all candidates.
 *
 * @param plan of the search
 * @param scores all of them, rung by rung and the best of each first
 * @param known scores that were found before this job began
 * @param journal of the search, to be deleted when the winner is published
 */
public record SearchResult(SearchPlan plan, List<Score> scores, int known, Journal journal) {

  /** The winner's score of the last rung. */
  Score best() {
    int last = plan.rungs().size();
    return scores.stream().filter(score -> score.rung() == last).findFirst().orElseThrow();
  }

  private Candidate winner() {
    return plan.candidates().get(best().candidate() - 1);
  }

  /** The table of all candidates, as {@code search.csv} has it. */
  public String table() {
    return new SearchTable(plan.metric(), plan.candidates(), scores, best()).csv();
  }

  /**
   * The settings of a run with the winners of its searches in their place. Where each of its
   * networks was searched, they are trained on train and validation together, for as many epochs as
   * were best; else the validation part stays for the network that was not, or for EASE beside one,
   * and all are trained again with it.
   *
   * @param run the settings that the searches began with
   */
  public static Settings settings(Settings run, List<SearchResult> results) {
    Map<String, Object> changes = new TreeMap<>();
    results.forEach(result -> changes.putAll(result.changes()));
    List<SearchedNetwork> networks = SearchedNetwork.of(run);
    boolean isAllChosen = networks.stream().noneMatch(network -> isFused(network.settings(run)));
    if (results.size() == networks.size() && isAllChosen) {
      changes.put("split.validation-fraction", 0);
    } else {
      networks.forEach(network -> changes.put(network.key("training.refit"), true));
    }
    return run.with(changes);
  }

  private static boolean isFused(Settings settings) {
    return settings.network().type() == NetworkType.FUSED;
  }

  private Map<String, Object> changes() {
    Map<String, Object> changes = new TreeMap<>(winner().drawn());
    changes.put(plan.network().key("training.epochs"), best().bestEpoch());
    // It was found for these vectors, however few users fit as columns when it is trained.
    VectorsOf vectors = winner().settings().network().vectors();
    changes.put(plan.network().key("network.vectors"), Names.kebab(vectors));
    return changes;
  }

  /** The result in a line. */
  @Override
  public String toString() {
    String result =
        String.format(
            Locale.ROOT,
            "Search: candidate %d has the best validation %s, %.4f at epoch %d (%s)",
            winner().number(),
            plan.metric().label(),
            best().value(),
            best().bestEpoch(),
            winner().assignments());
    return known == 0
        ? result
        : result + "; went on with %d scores of a job that was stopped".formatted(known);
  }
}
