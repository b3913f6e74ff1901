package recommender.config;

import java.util.List;

/** Networks of a run whose settings a search can draw. */
public enum SearchedNetwork {
  /** The first one of a run, of sections {@code network} and {@code training}. */
  FIRST(""),
  /** The one that ranks beside it, of {@code ranking.network} and {@code ranking.training}. */
  RANKING("ranking.");

  private final String prefix;

  SearchedNetwork(String prefix) {
    this.prefix = prefix;
  }

  /** The networks of a run, in the order in which they are trained. */
  public static List<SearchedNetwork> of(Settings run) {
    return run.ranking().isPresent() ? List.of(FIRST, RANKING) : List.of(FIRST);
  }

  /** The full key of a setting of the network, such as {@code ranking.network.hidden}. */
  public String key(String key) {
    return prefix + key;
  }

  /** The settings of the network alone, of a run that has it. */
  public Settings settings(Settings run) {
    return this == FIRST ? run : run.ranking().orElseThrow();
  }

  /** The network that a setting belongs to, in a run with both. */
  static SearchedNetwork ofKey(String key) {
    return key.startsWith(RANKING.prefix) ? RANKING : FIRST;
  }

  /** A setting of the network without the prefix of the network. */
  String plain(String key) {
    return key.substring(prefix.length());
  }
}
