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
 * @param journal of the search, to be deleted when the winner is published
 */
public record Found(Candidate winner, Score score, String table, Journal journal) {

  /**
   * Settings that train the winner on train and validation together, for as many epochs as were
   * best, and by one worker, since averaged workers would need others.
   */
  public Settings settings() {
    return winner
        .settings()
        .with(
            Map.of(
                "training.epochs",
                score.bestEpoch(),
                "training.workers",
                1,
                "split.validation-fraction",
                0));
  }

  /** The result in a line. */
  @Override
  public String toString() {
    return "Search: candidate %d has the best validation RMSE, %s at epoch %d (%s)"
        .formatted(
            winner.number(), Score.four(score.rmse()), score.bestEpoch(), winner.assignments());
  }
}
