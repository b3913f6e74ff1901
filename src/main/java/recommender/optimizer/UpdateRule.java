package recommender.optimizer;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import recommender.kernel.Row;

/**
 * An optimiser, row by row: the formulas of DL4J's updaters in loops over heap arrays.
 *
 * <p>DL4J's own work through the whole parameter vector, most of which a sparse mini-batch does not
 * touch, and through memory several times.
 */
public interface UpdateRule {

  /**
   * The rule of a DL4J configuration.
   *
   * @throws IllegalArgumentException for one that is none of network's optimisers
   */
  static UpdateRule of(IUpdater updater) {
    if (updater instanceof Adam adam) {
      return new AdamRule((float) adam.getBeta1(), (float) adam.getBeta2(), adam.getEpsilon());
    }
    if (updater instanceof AMSGrad amsGrad) {
      return new UpdateRules.AmsGrad(
          (float) amsGrad.getBeta1(), (float) amsGrad.getBeta2(), amsGrad.getEpsilon());
    }
    if (updater instanceof AdaMax adaMax) {
      return new UpdateRules.Max((float) adaMax.getBeta1(), (float) adaMax.getBeta2());
    }
    if (updater instanceof Nadam nadam) {
      return new UpdateRules.Nesterov(
          (float) nadam.getBeta1(), (float) nadam.getBeta2(), nadam.getEpsilon());
    }
    if (updater instanceof AdaGrad adaGrad) {
      return new UpdateRules.Grad((float) adaGrad.getEpsilon());
    }
    if (updater instanceof RmsProp rmsProp) {
      return new UpdateRules.Rms((float) rmsProp.getRmsDecay(), (float) rmsProp.getEpsilon());
    }
    if (updater instanceof Nesterovs nesterovs) {
      return new UpdateRules.Momentum((float) nesterovs.getMomentum());
    }
    if (updater instanceof Sgd) {
      return new UpdateRules.Plain();
    }
    throw new IllegalArgumentException(
        "updater: expected one of training.optimizer, was " + updater.getClass().getName());
  }

  /** Numbers kept beside every weight. */
  int states();

  /** What they are before the first step. */
  default float initialState() {
    return 0;
  }

  /**
   * A step.
   *
   * @param iteration counted from 1 over the whole training
   * @param rate learning rate, above 0
   */
  Step step(int iteration, double rate);

  /** Whether a step changes anything where the gradient is zero. */
  default boolean movesAtRest() {
    return true;
  }

  /**
   * Several steps with a zero gradient, as one.
   *
   * @param missed at least one, in their order
   */
  default Step atRest(List<Step> missed) {
    List<Step> steps = List.copyOf(missed);
    return row -> {
      for (Step step : steps) {
        Arrays.fill(row.gradient(), 0);
        step.apply(row);
      }
    };
  }

  /** What a step does with a row; it may overwrite the gradient. */
  interface Step {
    void apply(Row row);
  }
}
