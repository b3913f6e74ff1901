package recommender.search;

import java.util.ArrayList;
import java.util.List;
import recommender.config.SearchSettings;

/**
 * A step of successive halving (Jamieson and Talwalkar 2016, «Non-stochastic best arm
 * identification and hyperparameter optimization»): some candidates train for so long.
 *
 * @param number from 1
 * @param candidates that take part
 * @param epochs that each trains at most, counted from its start
 */
public record Rung(int number, int candidates, int epochs) {

  /**
   * The rungs of a search. The last one trains up to {@code most} epochs, as any training does: one
   * candidate is left by then, or there was no room for another rung.
   *
   * @param most epochs of a training
   */
  public static List<Rung> of(SearchSettings search, int most) {
    List<Rung> rungs = new ArrayList<>();
    int left = search.candidates();
    long epochs = search.firstEpochs();
    while (left > 1 && epochs < most) {
      rungs.add(new Rung(rungs.size() + 1, left, (int) epochs));
      left = Math.max(1, left / search.halving());
      epochs *= search.halving();
    }
    rungs.add(new Rung(rungs.size() + 1, left, most));
    return rungs;
  }
}
