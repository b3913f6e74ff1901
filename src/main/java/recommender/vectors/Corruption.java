package recommender.vectors;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import recommender.config.Denoising;
import recommender.config.InputScaling;
import recommender.config.Noise;
import recommender.config.RatingScale;

/**
 * Corruption of users' ratings into training examples: some inputs are hidden, noise is added to
 * others, and targets stay clean.
 *
 * <p>A hidden rating enters neither the inputs nor the offset of its user. What is drawn depends on
 * seed, epoch and user only.
 *
 * @param transform from ratings to inputs of the network
 * @param denoising share that is hidden, and the noise
 * @param scale whose ends {@link Noise.Kind#SALT_AND_PEPPER} takes
 */
public record Corruption(InputTransform transform, Denoising denoising, RatingScale scale)
    implements Serializable {

  /** A corruption that hides nothing and adds no noise. */
  public static Corruption none(InputTransform transform) {
    RatingScale any = new RatingScale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return new Corruption(transform, Denoising.NONE, any);
  }

  /** Whether inputs equal targets. */
  boolean isNone() {
    return denoising.hide() == 0
        && denoising.noise().equals(Noise.NONE)
        && transform.scaling() == InputScaling.NONE
        && transform.channels() == 1;
  }

  /**
   * The training example of a user.
   *
   * @param random seeded for this user and epoch
   */
  TrainingExample example(WorkerUsers users, int user, SplittableRandom random) {
    int start = users.start(user);
    int size = users.end(user) - start;
    boolean[] kept = new boolean[size];
    int[] columns = new int[size];
    float[] residuals = new float[size];
    int fed = 0;
    for (int i = 0; i < size; i++) {
      kept[i] = denoising.hide() == 0 || random.nextDouble() >= denoising.hide();
      if (kept[i]) {
        columns[fed] = users.columns()[start + i];
        residuals[fed++] = noisy(users, start + i, random);
      }
    }
    // The profile of a user as long, made up for the share that is hidden.
    double factor =
        transform.factor(users.residuals(), start, start + size) / (1 - denoising.hide());
    Profile profile =
        transform.profile(Arrays.copyOf(columns, fed), Arrays.copyOf(residuals, fed), factor);
    return targets(users, start, kept, profile);
  }

  private float noisy(WorkerUsers users, int at, SplittableRandom random) {
    float residual = users.residuals()[at];
    double amount = denoising.noise().amount();
    return switch (denoising.noise().kind()) {
      case NONE -> residual;
      case GAUSSIAN -> (float) (residual + amount * random.nextGaussian());
      case SALT_AND_PEPPER ->
          random.nextDouble() >= amount
              ? residual
              : transform.residual(
                  users.columns()[at], random.nextBoolean() ? scale.max() : scale.min());
    };
  }

  private TrainingExample targets(WorkerUsers users, int start, boolean[] kept, Profile fed) {
    int[] columns = new int[kept.length];
    float[] targets = new float[kept.length];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      float residual = users.residuals()[start + i];
      if (transform.targets().has(residual) && denoising.isInLoss(kept[i])) {
        columns[count] = users.columns()[start + i];
        targets[count++] = (float) (residual - fed.offset());
      }
    }
    return new TrainingExample(fed, Arrays.copyOf(columns, count), Arrays.copyOf(targets, count));
  }
}
