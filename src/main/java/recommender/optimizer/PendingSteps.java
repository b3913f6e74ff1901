package recommender.optimizer;

import java.util.ArrayList;
import java.util.List;
import recommender.optimizer.UpdateRule.Step;

/**
 * Steps of the optimiser since all rows were last up to date, from which a row that was skipped
 * catches up with those it missed.
 */
public final class PendingSteps {
  private final UpdateRule rule;
  private final List<Step> steps = new ArrayList<>();
  private Step[] combined = new Step[1];
  private int target;

  /** No steps yet. */
  public PendingSteps(UpdateRule rule) {
    this.rule = rule;
  }

  /** The rule that all steps are of. */
  public UpdateRule rule() {
    return rule;
  }

  /** Begins another step; rows have to catch up with the one before. */
  public void begin(Step step) {
    steps.add(step);
    setTarget(steps.size() - 1);
  }

  /** Makes the last step the one that rows have to catch up with. */
  public void finish() {
    setTarget(steps.size());
  }

  private void setTarget(int number) {
    target = number;
    combined = new Step[number + 1];
  }

  /** Drops all steps, when every row is up to date. */
  public void clear() {
    steps.clear();
    setTarget(0);
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
   * One of the steps.
   *
   * @param number counted from 1
   */
  Step get(int number) {
    return steps.get(number - 1);
  }

  /**
   * All steps after {@code done} up to the target as one, for rows whose gradient was zero in them.
   * It is computed once for all rows that have missed as many; two threads may both compute it,
   * with the same result.
   */
  Step afterStep(int done) {
    Step step = combined[done];
    if (step == null) {
      step = rule.withoutGradient(steps.subList(done, target));
      combined[done] = step;
    }
    return step;
  }
}
