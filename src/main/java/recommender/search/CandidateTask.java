package recommender.search;

import java.io.Serializable;
import recommender.config.Settings;

/**
 * The order to the task that trains a candidate: its settings, and for how many epochs.
 *
 * @param candidate its number
 * @param rung its number
 * @param epochs at most
 * @param settings of the candidate as HOCON, complete
 */
record CandidateTask(int candidate, int rung, int epochs, String settings) implements Serializable {

  static CandidateTask of(Candidate candidate, Rung rung) {
    return new CandidateTask(
        candidate.number(), rung.number(), rung.epochs(), candidate.settings().hocon());
  }

  /** Trains, where the ratings are. */
  Score train(SearchData data) {
    return new CandidateTraining(Settings.parse(settings), data).run(this);
  }
}
