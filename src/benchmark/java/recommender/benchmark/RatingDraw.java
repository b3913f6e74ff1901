package recommender.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.ratings.Columns;
import recommender.split.Part;

/**
 * Generator of ratings that have something to learn: mean + offset of the user + offset of the item
 * + tastes · traits + noise, rounded to 1 to 5 stars. A random tenth of each user's is for
 * validation.
 *
 * <p>Tastes weigh less and less, as singular values of real ratings do. Users differ in how much
 * they rate by a log-normal law, and choose what is popular (the law of {@link UserDraw}) and what
 * they like. Spreads are such that user and item offsets, and a matrix factorisation, come about as
 * far as they do on MovieLens 1M.
 */
final class RatingDraw {
  /** Ratings of a user. */
  static final int FEWEST = 20;

  static final StructType SCHEMA =
      new StructType()
          .add(Columns.USER, DataTypes.IntegerType)
          .add(Columns.ITEM, DataTypes.IntegerType)
          .add(Columns.RATING, DataTypes.DoubleType)
          .add(Columns.TIMESTAMP, DataTypes.LongType)
          .add(Part.COLUMN, Part.TYPE);

  private static final long SEED = 1;
  private static final int HELD_OUT = 10;
  private static final int TASTES = 20;
  private static final double TASTE_SD = 0.55;
  private static final double USER_SD = 0.4;
  private static final double ITEM_SD = 0.55;
  private static final double NOISE_SD = 0.79;
  private static final double ACTIVITY_SD = 1.14;
  private static final double MEAN = 3.4;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final RatingShape shape;
  private final double[][] traits;
  private final double[] offsets;

  private RatingDraw(RatingShape shape) {
    this.shape = shape;
    this.traits = new double[shape.items()][];
    this.offsets = new double[shape.items()];
    for (int item = 0; item < shape.items(); item++) {
      traits[item] = traits();
      offsets[item] = ITEM_SD * random.nextGaussian();
    }
  }

  /** Receiver of ratings. */
  interface Receiver<E extends Exception> {
    /** Takes the next rating. */
    void accept(int user, int item, double stars, Part part) throws E;
  }

  /** The ratings of a shape by user, always the same; rows of {@link #SCHEMA}. */
  static List<Row> of(RatingShape shape) {
    List<Row> ratings = new ArrayList<>(shape.ratings());
    each(
        shape,
        (user, item, stars, part) ->
            ratings.add(RowFactory.create(user, item, stars, 0L, part.code())));
    return ratings;
  }

  /** The same, one after the other. */
  static <E extends Exception> void each(RatingShape shape, Receiver<E> receiver) throws E {
    RatingDraw draw = new RatingDraw(shape);
    int[] counts = draw.counts();
    for (int user = 0; user < shape.users(); user++) {
      draw.rate(user, counts[user], receiver);
    }
  }

  /** The variance of the k-th is in proportion to 1 / k. */
  private double[] traits() {
    double harmonic = IntStream.rangeClosed(1, TASTES).mapToDouble(k -> 1.0 / k).sum();
    double[] drawn = new double[TASTES];
    for (int k = 0; k < TASTES; k++) {
      drawn[k] = TASTE_SD / Math.sqrt((k + 1) * harmonic) * random.nextGaussian();
    }
    return drawn;
  }

  /**
   * Numbers of ratings of each user: together those of the shape, nobody more than half of the
   * items.
   */
  private int[] counts() {
    double[] activities = normals(shape.users()).map(x -> Math.exp(ACTIVITY_SD * x)).toArray();
    double each = (shape.ratings() - FEWEST * shape.users()) / Arrays.stream(activities).sum();
    int[] counts =
        Arrays.stream(activities)
            .mapToInt(activity -> Math.min(shape.items() / 2, FEWEST + (int) (each * activity)))
            .toArray();
    // What rounding and the limit have left.
    int left = shape.ratings() - Arrays.stream(counts).sum();
    for (int user = 0; left > 0; user = (user + 1) % counts.length) {
      if (counts[user] < shape.items() / 2) {
        counts[user]++;
        left--;
      }
    }
    return counts;
  }

  private <E extends Exception> void rate(int user, int count, Receiver<E> receiver) throws E {
    double offset = USER_SD * random.nextGaussian();
    double[] tastes = normals(TASTES).toArray();
    double[] likings = new double[shape.items()];
    Arrays.setAll(likings, item -> liking(tastes, traits[item]));
    int[] chosen = chosen(likings, count);
    for (int i = 0; i < count; i++) {
      int item = chosen[i];
      double stars =
          MEAN + offset + offsets[item] + likings[item] + NOISE_SD * random.nextGaussian();
      Part part = i < count / HELD_OUT ? Part.VALIDATION : Part.TRAIN;
      receiver.accept(user, item, Math.max(1, Math.min(5, Math.rint(stars))), part);
    }
  }

  private DoubleStream normals(int count) {
    return DoubleStream.generate(random::nextGaussian).limit(count);
  }

  private static double liking(double[] tastes, double[] traits) {
    double sum = 0;
    for (int k = 0; k < TASTES; k++) {
      sum += tastes[k] * traits[k];
    }
    return sum;
  }

  /**
   * Items of a user in random order. The largest of log weight + Gumbel noise are a draw without
   * replacement in proportion to the weights, which are popularity · e^liking.
   */
  private int[] chosen(double[] likings, int count) {
    double[] keys = new double[shape.items()];
    for (int item = 0; item < keys.length; item++) {
      double gumbel = -Math.log(-Math.log(1 - random.nextDouble()));
      keys[item] = likings[item] - Math.log(item + UserDraw.SHIFT) + gumbel;
    }
    double[] sorted = keys.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - count];
    int[] chosen =
        IntStream.range(0, keys.length)
            .filter(item -> keys[item] >= least)
            .boxed()
            .sorted(Comparator.comparingDouble(item -> -keys[item]))
            .mapToInt(Integer::intValue)
            .toArray();
    shuffle(chosen);
    return chosen;
  }

  private void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }
}
