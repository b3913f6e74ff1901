package recommender.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import recommender.vectors.UserVector;

/**
 * Generator of users whose ratings are spread over the items as people's are: the item of rank k is
 * drawn with a probability in proportion to 1 / (k + {@value #SHIFT}), the law of Zipf and
 * Mandelbrot.
 *
 * <p>With the shift as it is, 4 users in 10 have rated the first item of MovieLens 1M's 3,706 and 2
 * in 100 the middle one, which is about what that data set has.
 */
final class UserDraw {
  static final double SHIFT = 75;

  private static final long SEED = 1;

  private final int items;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final boolean[] taken;

  private UserDraw(int items) {
    this.items = items;
    this.taken = new boolean[items];
  }

  /** The users of a shape, always the same. */
  static List<UserVector> of(Shape.Data data) {
    UserDraw draw = new UserDraw(data.items());
    List<UserVector> users = new ArrayList<>(data.users());
    for (int user = 0; user < data.users(); user++) {
      users.add(draw.user(data.each()));
    }
    return users;
  }

  private UserVector user(int ratings) {
    int[] columns = new int[ratings];
    float[] values = new float[ratings];
    for (int i = 0; i < ratings; i++) {
      columns[i] = newItem();
      values[i] = rating();
    }
    for (int column : columns) {
      taken[column] = false;
    }
    Arrays.sort(columns);
    return new UserVector(columns, values);
  }

  private int newItem() {
    int item;
    do {
      item = item();
    } while (taken[item]);
    taken[item] = true;
    return item;
  }

  /** The integral of 1 / (k + shift) is a logarithm, so its inverse is a power. */
  private int item() {
    double rank = SHIFT * (Math.pow(1 + items / SHIFT, random.nextDouble()) - 1);
    return Math.min(items - 1, (int) rank);
  }

  /** Half stars around 3.5, from 0.5 to 5. */
  private float rating() {
    double stars = 3.5 + random.nextDouble(-1.5, 1.5) + random.nextDouble(-1.5, 1.5);
    return (float) (Math.max(1, Math.min(10, Math.round(2 * stars))) / 2.0);
  }
}
