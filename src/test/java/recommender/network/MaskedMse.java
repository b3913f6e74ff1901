package recommender.network;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Masked mean squared error: the sum of squared errors over the observed ratings of a mini-batch,
 * divided by their number.
 *
 * <p>DL4J's own LossMSE divides by all outputs, observed or not. The layer it belongs to must not
 * divide by the mini-batch size once more ({@code miniBatch(false)}). Labels, outputs and mask are
 * [users × items]; the mask is 1 where there is a rating and 0 elsewhere; no mask means all are
 * observed.
 */
public final class MaskedMse implements ILossFunction {
  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader. */
  public MaskedMse() {}

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double squares = errors(labels, preOutput, activation, mask).norm2Number().doubleValue();
    return squares * squares / observed(labels, mask);
  }

  /** Squared errors of each user, each divided by the ratings of the mini-batch: [users × 1]. */
  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray errors = errors(labels, preOutput, activation, mask);
    return errors.muli(errors).sum(true, 1).divi(observed(labels, mask));
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray errors = errors(labels, preOutput, activation, mask);
    errors.muli(2 / observed(labels, mask));
    return activation.backprop(preOutput, errors).getFirst();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "MaskedMse";
  }

  private static INDArray errors(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    INDArray errors = activation.getActivation(preOutput.dup(), true).subi(labels);
    return mask == null ? errors : errors.muli(mask);
  }

  /** At least 1: a mini-batch without ratings has no error, not an undefined one. */
  private static double observed(INDArray labels, INDArray mask) {
    return mask == null ? labels.length() : Math.max(1, mask.sumNumber().doubleValue());
  }
}
