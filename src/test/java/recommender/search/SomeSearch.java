package recommender.search;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.stream.IntStream;
import recommender.config.Axis;
import recommender.config.SearchSettings;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;

/** Small searches. */
final class SomeSearch {
  private SomeSearch() {}

  /** A search over any number of seeds. */
  static SearchSettings of(int candidates, int halving, int firstEpochs) {
    return over(1, candidates, halving, firstEpochs, seeds());
  }

  static SearchSettings over(
      long seed, int candidates, int halving, int firstEpochs, Axis... space) {
    return new SearchSettings(
        seed, candidates, halving, firstEpochs, List.of(space), ConfigFactory.empty());
  }

  /** The candidates of a search of the only network of a run. */
  static List<Candidate> candidates(SearchSettings search, Settings base) {
    return CandidateDraw.draw(search, SearchedNetwork.FIRST, base);
  }

  static Axis seeds() {
    return new Axis.WholeRange("training.seed", 1, 1_000_000, Axis.Scale.LINEAR);
  }

  static Axis listed(String key, Object... values) {
    return new Axis.Listed(
        key,
        IntStream.range(0, values.length)
            .mapToObj(i -> ConfigValueFactory.fromAnyRef(values[i]))
            .toList());
  }
}
