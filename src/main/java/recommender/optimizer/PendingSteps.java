package recommender.optimizer;

import java.util.ArrayList;
import java.util.List;
import recommender.optimizer.UpdateRule.Step;

/**
 * The steps taken since all rows were last up to date, so that a row that was left alone can catch
 * up with those it missed.
 */
public final class PendingSteps {
  private final UpdateRule rule;
  private final List<Step> steps = new ArrayList<>();
  private Step[] rests = new Step[1];
  private int target;

  public PendingSteps(UpdateRule rule) {
    this.rule = rule;
  }

  public UpdateRule rule() {
    return rule;
  }

  /** Begins another step; rows are to catch up with the one before. */
  public void begin(Step step) {
    steps.add(step);
    aimAt(steps.size() - 1);
  }

  /** Lets rows catch up with the last step. */
  public void finish() {
    aimAt(steps.size());
  }

  private void aimAt(int number) {
    target = number;
    rests = new Step[number + 1];
  }

  /** Forgets all steps, when every row is up to date. */
  public void clear() {
    steps.clear();
    aimAt(0);
  }

  /** The step that rows have to be up to date with, counted from 1; 0 for none. */
  int target() {
    return target;
  }

  /** The step begun last. */
  Step current() {
    return get(steps.size());
  }

  /** Number of {@link #current}. */
  int number() {
    return steps.size();
  }

  /**
   * @param number counted from 1
   */
  Step get(int number) {
    return steps.get(number - 1);
  }

  /**
   * All steps after {@code done} up to the target as one, for rows whose gradient was zero in them.
   * Worked out once for all rows that have been left alone as long; two threads may do so twice, to
   * the same result.
   */
  Step rest(int done) {
    Step rest = rests[done];
    if (rest == null) {
      rest = rule.atRest(steps.subList(done, target));
      rests[done] = rest;
    }
    return rest;
  }
}
