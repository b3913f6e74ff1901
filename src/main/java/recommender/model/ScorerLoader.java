package recommender.model;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Loader that makes the scorer of one kind of model that ranks from the stock networks that a run
 * published. Each kind registers its own with {@link ServiceLoader}.
 */
public interface ScorerLoader {

  /** The kind, as {@code ranking.type} of {@code model.json} has it. */
  String type();

  /**
   * The scorer.
   *
   * @param facts of the model
   * @param items of the catalogue
   * @param networks those of the run; what is read of them is the scorer's from now on
   */
  Scorer scorer(RankingFacts facts, int items, StockNetworks networks);

  /**
   * The loader of a kind.
   *
   * @throws IllegalArgumentException when there is none
   */
  static ScorerLoader of(String type) {
    List<ScorerLoader> known =
        ServiceLoader.load(ScorerLoader.class, ScorerLoader.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(ScorerLoader::type))
            .toList();
    return known.stream()
        .filter(loader -> loader.type().equals(type))
        .findFirst()
        .orElseThrow(() -> unknown(type, known));
  }

  private static IllegalArgumentException unknown(String type, List<ScorerLoader> known) {
    return new IllegalArgumentException(
        "type: expected one of %s, was %s"
            .formatted(known.stream().map(ScorerLoader::type).collect(joining(", ")), type));
  }
}
