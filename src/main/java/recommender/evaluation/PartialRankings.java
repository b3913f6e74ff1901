package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Metrics of the lists of some users, with the exposure of items in them; partial results of
 * partitions add up.
 *
 * @param users by partition, in their order
 * @param exposure of all of them
 */
record PartialRankings(TreeMap<Integer, List<UserLists>> users, Exposure exposure)
    implements Serializable {

  /** Partial rankings without users yet. */
  PartialRankings(Exposure exposure) {
    this(new TreeMap<>(), exposure);
  }

  /** Adds a user, the last so far of a partition. */
  void add(int partition, UserLists user) {
    users.computeIfAbsent(partition, none -> new ArrayList<>()).add(user);
  }

  /** This one, with those of other partitions. */
  PartialRankings and(PartialRankings others) {
    users.putAll(others.users);
    exposure.add(others.exposure);
    return this;
  }

  /** All users in the order of partitions, in whatever order these came. */
  List<UserLists> inOrder() {
    return users.values().stream().flatMap(List::stream).toList();
  }
}
