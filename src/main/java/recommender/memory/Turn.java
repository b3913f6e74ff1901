package recommender.memory;

import java.util.Optional;
import recommender.network.Autoencoder;

/**
 * Which network of a run is learned, as far as memory is concerned.
 *
 * @param before the network that was trained before and stays where it is; empty for the first one
 */
public record Turn(Optional<Autoencoder> before) {
  /** Of the first network, and of the only one. */
  public static final Turn FIRST = new Turn(Optional.empty());

  /** Of the network that ranks, where one that predicts ratings was trained before. */
  public static Turn after(Autoencoder before) {
    return new Turn(Optional.of(before));
  }

  /** Where a setting of this network stands, such as {@code ranking.network.hidden}. */
  public String key(String key) {
    return before.isPresent() ? "ranking." + key : key;
  }

  /** A plan with what the driver still holds. */
  public MemoryPlan with(MemoryPlan alone) {
    return before.map(alone::beside).orElse(alone);
  }
}
