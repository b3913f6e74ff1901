package recommender.search;

import java.util.ArrayList;
import java.util.List;
import recommender.autoencoder.NetworkObjective;
import recommender.config.Centring;
import recommender.config.Schedule;
import recommender.config.SearchSettings;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.experiment.Learners;
import recommender.learner.PreparedVectors;
import recommender.learner.TrainData;
import recommender.training.ValidationMetric;

/**
 * Candidates and rungs of the search for one network of a run, known before any rating is read.
 *
 * @param search what was asked for
 * @param network that it is about
 * @param base settings of the run that are not drawn
 * @param candidates in the order of their numbers
 * @param rungs in their order
 */
public record SearchPlan(
    SearchSettings search,
    SearchedNetwork network,
    Settings base,
    List<Candidate> candidates,
    List<Rung> rungs) {
  /** Vectors of which a schedule has as many epochs as it ever has. */
  private static final long FEW = 1;

  /**
   * The searches for the networks of a run that something is drawn for, in the order in which they
   * are trained.
   *
   * @throws SettingsException when some candidates have values that are illegal together
   */
  public static List<SearchPlan> of(SearchSettings search, Settings base) {
    return search.networks().stream()
        .map(network -> of(search, network, new Schedule(base).forVectors(FEW)))
        .toList();
  }

  private static SearchPlan of(SearchSettings search, SearchedNetwork network, Settings base) {
    return new SearchPlan(
        search,
        network,
        base,
        CandidateDraw.draw(search, network, base),
        Rung.of(search, network.settings(base).training().epochs()));
  }

  /** The same search with other settings that are not drawn. */
  public SearchPlan on(Settings other) {
    return of(search, network, new Schedule(other).forVectors(FEW));
  }

  /** The settings of the network that are not drawn. */
  Settings settings() {
    return network.settings(base);
  }

  /** What the network is trained for. */
  NetworkObjective objective() {
    return Learners.network(settings()).objective();
  }

  /** The vectors that candidates read. */
  public PreparedVectors vectors(TrainData data) {
    return objective().vectors(data);
  }

  /** What candidates are chosen by. */
  public ValidationMetric metric() {
    return objective().metric();
  }

  /** Whether some candidate sees ratings less offsets. */
  boolean readsOffsets() {
    return candidates.stream()
        .anyMatch(each -> each.settings().network().centring() != Centring.NONE);
  }

  /** What the search is called. */
  public String title() {
    return base.ranking().isEmpty()
        ? "Search"
        : "Search of %s and %s".formatted(network.key("network"), network.key("training"));
  }

  /** The rungs and the candidates, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    rungs.forEach(
        rung ->
            lines.add(
                "Rung %d: %d candidates of at most %d epochs"
                    .formatted(rung.number(), rung.candidates(), rung.epochs())));
    candidates.forEach(
        candidate ->
            lines.add("Candidate %d: %s".formatted(candidate.number(), candidate.assignments())));
    return lines;
  }
}
