package recommender.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import recommender.config.RatingScale;
import recommender.vectors.UserVector;

/**
 * Users whose ratings are drawn: popular items more likely, as in life.
 *
 * @param items number of items
 * @param scale of the ratings
 * @param seed of the draw
 */
record RandomUsers(int items, RatingScale scale, long seed) {
  private static final int MOST_RATINGS = 200;

  /** Half steps of a scale to 5. */
  private static final int STEPS = 9;

  /** Some users, of whom the first has no rating and the second one above the scale. */
  List<UserVector> draw(int count) {
    Random random = new Random(seed);
    List<UserVector> users = new ArrayList<>(count);
    for (int user = 0; user < count; user++) {
      users.add(
          switch (user) {
            case 0 -> new UserVector(new int[0], new float[0]);
            case 1 -> new UserVector(new int[1], new float[] {(float) (2 * scale.max() + 1)});
            default -> user(random);
          });
    }
    return users;
  }

  private UserVector user(Random random) {
    int most = Math.min(items, MOST_RATINGS);
    int[] columns =
        random
            .ints(1 + random.nextInt(most), 0, items)
            .map(column -> (int) ((long) column * column / items))
            .distinct()
            .sorted()
            .toArray();
    float[] ratings = new float[columns.length];
    for (int i = 0; i < ratings.length; i++) {
      double share = random.nextInt(STEPS + 1) / (double) STEPS;
      ratings[i] = (float) (scale.min() + share * (scale.max() - scale.min()));
    }
    return new UserVector(columns, ratings);
  }
}
