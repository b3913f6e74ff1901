package recommender.search;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import recommender.config.Axis;
import recommender.config.SearchSettings;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;
import recommender.config.SettingsException;

/**
 * The random draw of candidates: every axis on its own, no candidate twice; the same seed draws the
 * same.
 */
public final class CandidateDraw {
  private CandidateDraw() {}

  /**
   * Draws as many candidates for a network as the search says.
   *
   * @param base settings of the run that are not drawn
   * @throws SettingsException when the values of a candidate, each legal, are illegal together
   */
  public static List<Candidate> draw(
      SearchSettings search, SearchedNetwork network, Settings base) {
    List<Candidate> candidates = new ArrayList<>();
    for (SortedMap<String, ConfigValue> drawn : different(search, network)) {
      Settings settings = network.settings(base.with(drawn));
      candidates.add(new Candidate(candidates.size() + 1, drawn, settings));
    }
    return candidates;
  }

  private static List<SortedMap<String, ConfigValue>> different(
      SearchSettings search, SearchedNetwork network) {
    SplittableRandom random = new SplittableRandom(search.seed());
    Set<SortedMap<String, ConfigValue>> seen = new HashSet<>();
    List<SortedMap<String, ConfigValue>> draws = new ArrayList<>();
    while (draws.size() < search.candidates()) {
      SortedMap<String, ConfigValue> draw = new TreeMap<>();
      for (Axis axis : search.space(network)) {
        draw.put(axis.key(), axis.at(random.nextDouble()));
      }
      if (seen.add(draw)) {
        draws.add(draw);
      }
    }
    return draws;
  }
}
