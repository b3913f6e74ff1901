package recommender.search;

import java.util.Map;
import recommender.config.Settings;
import recommender.repository.Journal;

/**
 * What a search came to.
 *
 * @param winner the candidate
 * @param score of its last rung
 * @param table of all candidates, as {@code search.csv} has it
 * @param known scores that were found before this job began
 * @param journal of the search, to be deleted when the winner is published
 */
public record SearchResult(
    Candidate winner, Score score, String table, int known, Journal journal) {

  /**
   * Settings that train the winner on train and validation together, for as many epochs as were
   * best.
   */
  public Settings settings() {
    return winner
        .settings()
        .with(Map.of("training.epochs", score.bestEpoch(), "split.validation-fraction", 0));
  }

  /** The result in a line. */
  @Override
  public String toString() {
    String result =
        "Search: candidate %d has the best validation RMSE, %s at epoch %d (%s)"
            .formatted(
                winner.number(), Score.four(score.rmse()), score.bestEpoch(), winner.assignments());
    return known == 0
        ? result
        : result + "; went on with %d scores of a job that was stopped".formatted(known);
  }
}
