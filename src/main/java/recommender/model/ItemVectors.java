package recommender.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Train ratings of all items with the network that was trained on them. For one thread.
 *
 * @param vectors of the items in the order of their columns, over the columns of users
 * @param network whose parameters are settled
 */
public record ItemVectors(List<UserVector> vectors, SparseNetwork network, InputTransform transform)
    implements ItemVectorModel.CodesWithout {

  /** The codes of all items. */
  public ItemCodes codes() {
    List<ItemCode> codes = new ArrayList<>(vectors.size());
    for (int from = 0; from < vectors.size(); from += Scorer.BATCH_SIZE) {
      int to = Math.min(vectors.size(), from + Scorer.BATCH_SIZE);
      codes.addAll(ItemCode.of(vectors.subList(from, to), network, transform));
    }
    return ItemCodes.of(codes);
  }

  @Override
  public Map<Integer, ItemCode> codesWithout(int user) {
    List<Integer> rated = new ArrayList<>();
    List<UserVector> others = new ArrayList<>();
    for (int item = 0; item < vectors.size(); item++) {
      int at = Arrays.binarySearch(vectors.get(item).columns(), user);
      if (at >= 0) {
        rated.add(item);
        others.add(vectors.get(item).without(at));
      }
    }
    Map<Integer, ItemCode> codes = new HashMap<>();
    for (int from = 0; from < rated.size(); from += Scorer.BATCH_SIZE) {
      int to = Math.min(rated.size(), from + Scorer.BATCH_SIZE);
      List<ItemCode> some = ItemCode.of(others.subList(from, to), network, transform);
      for (int i = from; i < to; i++) {
        codes.put(rated.get(i), some.get(i - from));
      }
    }
    return codes;
  }
}
