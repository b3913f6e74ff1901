package recommender.config;

import java.io.Serializable;

/**
 * Denoising (Vincent et al. 2008): the share of ratings that training hides from the network and
 * the noise on the others, drawn anew for every user in every epoch.
 *
 * @param hide share of a user's ratings, in [0, 1), that is not fed in
 * @param lossOn the ratings that the loss is summed over
 * @param noise on those that are fed in
 */
public record Denoising(double hide, LossOn lossOn, Noise noise) implements Serializable {
  /** No denoising: all ratings are fed in as they are, and the loss is summed over all of them. */
  public static final Denoising NONE = new Denoising(0, LossOn.ALL_RATED, Noise.NONE);

  static Denoising read(SettingsReader in) {
    return new Denoising(
        in.number("training.hide", x -> x >= 0 && x < 1, "a number in [0, 1)"),
        in.choice("training.loss-on", LossOn.class),
        noise(in));
  }

  private static Noise noise(SettingsReader in) {
    String text = in.text("training.noise", Noise.EXPECTED);
    return text.isEmpty()
        ? Noise.NONE
        : Noise.parse(text)
            .orElseGet(() -> in.refuse("training.noise", Noise.EXPECTED, Noise.NONE));
  }

  /**
   * Whether a rating is a term of the loss.
   *
   * @param fed whether it is fed in
   */
  public boolean isInLoss(boolean fed) {
    return switch (lossOn) {
      case HIDDEN -> !fed || hide == 0;
      case OBSERVED -> fed;
      case ALL_RATED -> true;
    };
  }
}
