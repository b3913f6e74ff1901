package recommender.vectors;

import java.io.Serializable;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.NetworkSettings;
import recommender.config.Settings;
import recommender.config.Targets;

/**
 * What a network sees of ratings, and back: ratings less the offsets that the settings name or,
 * where it ranks, a 1 for each that says that an item is a positive; scaled by the length of the
 * profile. Training and every prediction go through this arithmetic.
 *
 * @param bias the offsets
 * @param centring which of them are taken off
 * @param scaling by the length of the profile
 * @param targets whether ratings are predicted, or which of them say that an item is a positive
 * @param indicator what the second input of a rated item says, before scaling; 0 for none
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

  /** Inputs for each item: 1 for its value, 2 with one that says that it was rated. */
  public int channels() {
    return indicator > 0 ? 2 : 1;
  }

  /** What is taken off every rating of an item. */
  public double itemPart(int column) {
    return centring.usesItem() ? bias.itemOffsets()[column] : 0;
  }

  /**
   * A rating less mean and item's part, the user's offset still in it; where the network ranks,
   * whether the item is a positive.
   */
  public float residual(int column, double rating) {
    return targets.value(rating, meanPart(), itemPart(column));
  }

  /** What a network is fed of a user. */
  public Profile profile(UserVector fed) {
    float[] residuals = new float[fed.size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = residual(fed.columns()[i], fed.ratings()[i]);
    }
    return profile(fed.columns(), residuals, factor(residuals, 0, residuals.length));
  }

  /**
   * What inputs are multiplied by.
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
   * What a network is fed of a user.
   *
   * @param columns of the items fed in, ascending
   * @param residuals beside {@code columns}; the user's offset is worked out from these alone
   * @param factor by which inputs are scaled
   */
  Profile profile(int[] columns, float[] residuals, double factor) {
    double offset = centring.usesUser() ? userOffset(residuals) : 0;
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
    return new Profile(inputs, values, offset, meanPart() + offset);
  }

  private double meanPart() {
    return centring.usesMean() ? bias.mean() : 0;
  }

  private static double userOffset(float[] residuals) {
    double sum = 0;
    for (float residual : residuals) {
      sum += residual;
    }
    return sum / (residuals.length + BiasModel.SHRINKAGE);
  }
}
