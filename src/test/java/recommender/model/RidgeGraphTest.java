package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recommender.testing.Onnx;
import recommender.vectors.UserVector;

class RidgeGraphTest {
  private static final int ITEMS = 300;
  private static final int WIDTH = 40;

  /** Without ratings, with one, with fewer than units, with more, and with all. */
  private static final int[] SIZES = {0, 1, 12, 40, 41, 150, ITEMS};

  @Test
  void usersOfABatchAreFoldedInAsEachIs() {
    ItemCodes codes = codes(new Random(1));
    List<UserVector> users = users(new Random(2));
    float[][] predicted =
        Onnx.run(new RidgeGraph(codes)::predictions, ITEMS, Onnx.dense(users, ITEMS));
    for (int user = 0; user < SIZES.length; user++) {
      assertFolded(codes, users.get(user), predicted[user]);
    }
  }

  @Test
  void aUserAloneIsFoldedInAsInABatch() {
    ItemCodes codes = codes(new Random(3));
    for (UserVector user : users(new Random(4))) {
      float[][] predicted =
          Onnx.run(new RidgeGraph(codes)::predictions, ITEMS, Onnx.dense(List.of(user), ITEMS));
      assertFolded(codes, user, predicted[0]);
    }
  }

  private static void assertFolded(ItemCodes codes, UserVector user, float[] predicted) {
    FoldedUser folded = RidgeFoldIn.user(codes, user);
    for (int item = 0; item < ITEMS; item++) {
      assertThat((double) predicted[item]).isCloseTo(folded.predict(item), within(1e-5));
    }
  }

  private static List<UserVector> users(Random random) {
    List<UserVector> users = new ArrayList<>();
    for (int size : SIZES) {
      int[] columns = random.ints(0, ITEMS).distinct().limit(size).sorted().toArray();
      float[] ratings = new float[size];
      for (int i = 0; i < size; i++) {
        ratings[i] = 1 + random.nextInt(5);
      }
      users.add(new UserVector(columns, ratings));
    }
    return users;
  }

  /** Units between -2 and 2, so that the penalty is neither all nor nothing. */
  private static ItemCodes codes(Random random) {
    float[][] hidden = new float[ITEMS][WIDTH];
    float[] means = new float[ITEMS];
    IntStream.range(0, ITEMS)
        .forEach(
            item -> {
              means[item] = 3 + random.nextFloat();
              for (int unit = 0; unit < WIDTH; unit++) {
                hidden[item][unit] = 4 * random.nextFloat() - 2;
              }
            });
    return new ItemCodes(hidden, new float[ITEMS], means);
  }
}
