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
 * Formula by which an optimiser updates a row of weights: that of DL4J's updater of the same name,
 * in loops over heap arrays.
 *
 * <p>DL4J's updaters run through the whole parameter vector, most of which a sparse mini-batch does
 * not touch, and through memory several times.
 */
public interface UpdateRule {

  /**
   * The rule of a DL4J configuration.
   *
   * @throws IllegalArgumentException for an optimiser that training.optimizer does not offer
   */
  static UpdateRule of(IUpdater updater) {
    if (updater instanceof Adam adam) {
      return new AdamRule((float) adam.getBeta1(), (float) adam.getBeta2(), adam.getEpsilon());
    }
    if (updater instanceof AMSGrad amsGrad) {
      return new UpdateRules.AmsGradRule(
          (float) amsGrad.getBeta1(), (float) amsGrad.getBeta2(), amsGrad.getEpsilon());
    }
    if (updater instanceof AdaMax adaMax) {
      return new UpdateRules.AdaMaxRule((float) adaMax.getBeta1(), (float) adaMax.getBeta2());
    }
    if (updater instanceof Nadam nadam) {
      return new UpdateRules.NadamRule(
          (float) nadam.getBeta1(), (float) nadam.getBeta2(), nadam.getEpsilon());
    }
    if (updater instanceof AdaGrad adaGrad) {
      return new UpdateRules.AdaGradRule((float) adaGrad.getEpsilon());
    }
    if (updater instanceof RmsProp rmsProp) {
      return new UpdateRules.RmsPropRule(
          (float) rmsProp.getRmsDecay(), (float) rmsProp.getEpsilon());
    }
    if (updater instanceof Nesterovs nesterovs) {
      return new UpdateRules.NesterovRule((float) nesterovs.getMomentum());
    }
    if (updater instanceof Sgd) {
      return new UpdateRules.SgdRule();
    }
    throw new IllegalArgumentException(
        "updater: expected one of training.optimizer, was " + updater.getClass().getName());
  }

  /** Number of states kept for every weight. */
  int states();

  /** Value of every state before the first step. */
  default float initialState() {
    return 0;
  }

  /**
   * One step.
   *
   * @param iteration counted from 1 over the whole training
   * @param rate learning rate, above 0
   */
  Step step(int iteration, double rate);

  /** Whether a step changes a weight whose gradient is zero. */
  default boolean movesWithoutGradient() {
    return true;
  }

  /**
   * Several steps with a gradient of zero, as one.
   *
   * @param missed at least one, in order
   */
  default Step withoutGradient(List<Step> missed) {
    List<Step> steps = List.copyOf(missed);
    return row -> {
      for (Step step : steps) {
        Arrays.fill(row.gradient(), 0);
        step.apply(row);
      }
    };
  }

  /** Step of an optimiser, to be applied to any number of rows. */
  interface Step {
    /** Updates weights and states of a row by its gradient, which may be overwritten. */
    void apply(Row row);
  }
}
