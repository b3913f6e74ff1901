package recommender.ease;

import java.io.Serializable;
import java.util.Arrays;
import recommender.vectors.UserVector;

/**
 * A row of Z [users × places] with the user's weight: ones at some places.
 *
 * <p>No record, which Kryo would leave to Java's slower serialization.
 */
final class WeightedUser implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] places;
  private final double weight;

  /**
   * @param places ascending
   */
  WeightedUser(int[] places, double weight) {
    this.places = places;
    this.weight = weight;
  }

  /** The row of a user's ratings. */
  static WeightedUser of(UserVector ratings, Channels channels, UserWeights weights) {
    int[] places = channels.places(ratings);
    return new WeightedUser(places, weights.of(channels.likes(places)));
  }

  int[] places() {
    return places;
  }

  double weight() {
    return weight;
  }

  /** The places from the i-th one on. */
  WeightedUser from(int i) {
    return new WeightedUser(Arrays.copyOfRange(places, i, places.length), weight);
  }
}
