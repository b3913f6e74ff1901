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
 * @param sums of these
 */
public record ItemVectors(
    List<UserVector> vectors, SparseNetwork network, InputTransform transform, LazyItemSums sums)
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
    ItemSums all = sums.of(vectors, network, transform);
    int[] rated = all.items().of(user);
    Map<Integer, ItemCode> codes = new HashMap<>();
    for (int from = 0; from < rated.length; from += Scorer.BATCH_SIZE) {
      int[] items =
          Arrays.copyOfRange(rated, from, Math.min(rated.length, from + Scorer.BATCH_SIZE));
      int[] at =
          Arrays.stream(items)
              .map(item -> Arrays.binarySearch(vectors.get(item).columns(), user))
              .toArray();
      List<ItemCode> some = all.without(items, at, vectors, network, transform);
      for (int i = 0; i < items.length; i++) {
        codes.put(items[i], some.get(i));
      }
    }
    return codes;
  }
}
