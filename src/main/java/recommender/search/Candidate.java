package recommender.search;

import com.typesafe.config.ConfigValue;
import java.util.SortedMap;
import java.util.stream.Collectors;
import recommender.config.Settings;

/**
 * One drawn combination of settings of a search.
 *
 * @param number from 1, in the order of the draws
 * @param drawn what was drawn, by key
 * @param settings of the network, with the drawn ones in their place, complete
 */
public record Candidate(int number, SortedMap<String, ConfigValue> drawn, Settings settings) {

  /** What was drawn, as it could be given to {@code --set}. */
  public String assignments() {
    return drawn.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue().unwrapped())
        .collect(Collectors.joining(", "));
  }
}
