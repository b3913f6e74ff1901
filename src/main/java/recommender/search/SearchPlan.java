package recommender.search;

import java.util.ArrayList;
import java.util.List;
import recommender.config.SearchSettings;
import recommender.config.Settings;
import recommender.config.SettingsException;

/**
 * What a search is going to do, known before any rating is read.
 *
 * @param search what was asked for
 * @param base settings that are not drawn
 * @param candidates in the order of their numbers
 * @param rungs in their order
 */
public record SearchPlan(
    SearchSettings search, Settings base, List<Candidate> candidates, List<Rung> rungs) {

  /**
   * Draws the candidates.
   *
   * @throws SettingsException when they cannot compete, or some have values that are illegal
   *     together
   */
  public static SearchPlan of(SearchSettings search, Settings base) {
    if (base.split().validationFraction() == 0) {
      throw new SettingsException(
          "split.validation-fraction: expected more than 0, as --search chooses by the validation RMSE, was 0");
    }
    return new SearchPlan(
        search, base, CandidateDraw.draw(search, base), Rung.of(search, base.training().epochs()));
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
