package recommender.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import recommender.vectors.UserVector;

/** Mini-batches of shuffled users, in another order every epoch. */
final class Batches {
  private final List<UserVector> users;
  private final int size;
  private final Random random = new Random(1);

  Batches(List<UserVector> users, int size) {
    this.users = new ArrayList<>(users);
    this.size = size;
  }

  /** The mini-batches of the next epoch; the last may be short. */
  List<List<UserVector>> next() {
    Collections.shuffle(users, random);
    List<List<UserVector>> batches = new ArrayList<>();
    for (int from = 0; from < users.size(); from += size) {
      batches.add(List.copyOf(users.subList(from, Math.min(from + size, users.size()))));
    }
    return batches;
  }
}
