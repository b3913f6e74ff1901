package recommender.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Codes of all items in a network of item vectors, in the order of their columns.
 *
 * @param hidden codes [items][units]
 * @param parts to be added to the network's outputs [items]
 * @param means global mean and offset of the items [items]
 */
public record ItemCodes(float[][] hidden, float[] parts, float[] means) implements Serializable {

  /** The codes of items, of which there is at least one. */
  public static ItemCodes of(List<ItemCode> codes) {
    ItemCodes all =
        new ItemCodes(new float[codes.size()][], new float[codes.size()], new float[codes.size()]);
    for (int item = 0; item < codes.size(); item++) {
      all.set(item, codes.get(item));
    }
    return all;
  }

  /** Other codes for some items. */
  ItemCodes with(Map<Integer, ItemCode> others) {
    ItemCodes some = new ItemCodes(hidden.clone(), parts.clone(), means.clone());
    others.forEach(some::set);
    return some;
  }

  private void set(int item, ItemCode code) {
    hidden[item] = code.hidden();
    parts[item] = code.part();
    means[item] = code.mean();
  }

  /** Number of items. */
  public int size() {
    return parts.length;
  }

  /** Length of a code. */
  public int width() {
    return hidden[0].length;
  }
}
