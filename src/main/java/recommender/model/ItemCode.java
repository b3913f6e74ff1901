package recommender.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import recommender.baseline.BiasModel;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.Profile;
import recommender.vectors.UserVector;

/**
 * Code of an item in a network of item vectors: the activations of its last hidden layer, from
 * which every user's output follows.
 *
 * @param hidden activations of the last hidden layer
 * @param part to be added to the network's outputs of the item
 * @param mean global mean and the item's offset, whatever the network's centring is
 */
public record ItemCode(float[] hidden, float part, float mean) implements Serializable {

  /**
   * The codes of some items, in their order.
   *
   * @param items their train ratings, over the columns of users
   */
  public static List<ItemCode> of(
      List<UserVector> items, SparseNetwork network, InputTransform transform) {
    List<Profile> profiles = items.stream().map(transform::profile).toList();
    float[][] hidden = network.hiddenOutputs(Profile.rows(profiles));
    List<ItemCode> codes = new ArrayList<>(hidden.length);
    for (int item = 0; item < hidden.length; item++) {
      codes.add(of(hidden[item], profiles.get(item), items.get(item), transform.bias()));
    }
    return codes;
  }

  /**
   * The code of an item whose activations are known.
   *
   * @param item its train ratings, over the columns of users
   */
  static ItemCode of(float[] hidden, UserVector item, InputTransform transform) {
    return of(hidden, transform.profile(item), item, transform.bias());
  }

  private static ItemCode of(float[] hidden, Profile profile, UserVector item, BiasModel bias) {
    return new ItemCode(hidden, (float) profile.userPart(), (float) mean(item, bias));
  }

  private static double mean(UserVector item, BiasModel bias) {
    return bias.mean() + bias.userOffset(item.columns(), item.ratings());
  }
}
