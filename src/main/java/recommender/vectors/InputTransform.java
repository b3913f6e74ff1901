package recommender.vectors;

import java.io.Serializable;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.NetworkSettings;
import recommender.config.Settings;
import recommender.config.Targets;

/**
 * Transform from a user's ratings to the inputs of a network, and of its outputs back to ratings:
 * ratings less the offsets that the settings name or, where the network ranks, 1 for each positive;
 * scaled by the length of the profile. Training and every prediction go through this arithmetic.
 *
 * @param bias the offsets
 * @param centring which of them are taken off
 * @param scaling by the length of the profile
 * @param targets whether ratings are predicted, or which of them make an item a positive
 * @param indicator value of the second input of a rated item, before scaling; 0 for no such input
 */
public record InputTransform(
    BiasModel bias, Targets targets, Centring centring, InputScaling scaling, double indicator)
    implements Serializable {

  /**
   * The transform of a network's settings. With item vectors it reads users for items and items for
   * users throughout: the offsets by column are those of users.
   */
  public static InputTransform of(BiasModel bias, Settings settings) {
    NetworkSettings network = settings.network();
    return new InputTransform(
        bias,
        settings.targets(),
        network.centring().in(network.vectors()),
        network.inputScaling(),
        network.inputIndicator());
  }

  /** Ratings less offsets and nothing else. */
  public static InputTransform unscaled(BiasModel bias, Centring centring) {
    return new InputTransform(bias, Targets.RATING, centring, InputScaling.NONE, 0);
  }

  /** Number of items. */
  public int items() {
    return bias.itemOffsets().length;
  }

  /** Inputs for each item: 1 for its value, 2 with an indicator of rated items. */
  public int channels() {
    return indicator > 0 ? 2 : 1;
  }

  /** Offset that is subtracted from every rating of an item; 0 where the centring has none. */
  public double itemPart(int column) {
    return centring.usesItem() ? bias.itemOffsets()[column] : 0;
  }

  /**
   * A rating less mean and item's part, before the user's offset is subtracted; where the network
   * ranks, 1 for a positive and else 0.
   */
  public float residual(int column, double rating) {
    return targets.value(rating, meanPart(), itemPart(column));
  }

  /** The inputs of a user, all ratings of the vector being fed in. */
  public Profile profile(UserVector fed) {
    float[] residuals = new float[fed.size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = residual(fed.columns()[i], fed.ratings()[i]);
    }
    return profile(fed.columns(), residuals, factor(residuals, 0, residuals.length));
  }

  /**
   * The factor by which inputs are multiplied.
   *
   * @param residuals of the whole profile from {@code start} to {@code end}, exclusive
   */
  double factor(float[] residuals, int start, int end) {
    return scaling.factor(channels() == 1 ? valued(residuals, start, end) : end - start);
  }

  /** Ratings that have a value in the first input. */
  private int valued(float[] residuals, int start, int end) {
    int valued = 0;
    for (int i = start; i < end; i++) {
      valued += targets.has(residuals[i]) ? 1 : 0;
    }
    return valued;
  }

  /**
   * The inputs of a user, given residuals and the factor.
   *
   * @param columns of the items fed in, ascending
   * @param residuals beside {@code columns}; the user's offset is worked out from these alone
   * @param factor by which inputs are scaled
   */
  Profile profile(int[] columns, float[] residuals, double factor) {
    double offset = userOffset(sum(residuals), residuals.length);
    int size = columns.length;
    int valued = valued(residuals, 0, size);
    int[] inputs = new int[valued + (channels() - 1) * size];
    float[] values = new float[inputs.length];
    int at = 0;
    for (int i = 0; i < size; i++) {
      if (targets.has(residuals[i])) {
        inputs[at] = columns[i];
        values[at++] = (float) ((residuals[i] - offset) * factor);
      }
    }
    for (int i = 0; at < inputs.length; i++) {
      inputs[at] = items() + columns[i];
      values[at++] = (float) (indicator * factor);
    }
    return new Profile(inputs, values, offset, userPart(offset));
  }

  /** What is added to the network's outputs of a user with an offset, beside {@link #itemPart}. */
  public double userPart(double offset) {
    return meanPart() + offset;
  }

  private double meanPart() {
    return centring.usesMean() ? bias.mean() : 0;
  }

  /**
   * The offset of a user that is taken off residuals; 0 where the centring has none.
   *
   * @param sum of the residuals
   * @param count of them
   */
  public double userOffset(double sum, int count) {
    return centring.usesUser() ? sum / (count + BiasModel.SHRINKAGE) : 0;
  }

  private static double sum(float[] residuals) {
    double sum = 0;
    for (float residual : residuals) {
      sum += residual;
    }
    return sum;
  }
}
