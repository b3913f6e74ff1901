package recommender.model;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Loader of one kind of model that ranks, from the stock networks that a run published. Each kind
 * registers its own with {@link ServiceLoader}.
 */
public interface ModelLoader {

  /** The kind, as {@code ranking.type} of {@code model.json} has it. */
  String type();

  /**
   * Loads a model.
   *
   * @param facts of the model
   * @param items of the catalogue
   * @param networks those of the run; what is read of them is the model's from now on
   */
  LoadedModel load(RankingFacts facts, int items, StockNetworks networks);

  /**
   * The loader of a kind.
   *
   * @throws IllegalArgumentException when there is none
   */
  static ModelLoader of(String type) {
    List<ModelLoader> known =
        ServiceLoader.load(ModelLoader.class, ModelLoader.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(ModelLoader::type))
            .toList();
    return known.stream()
        .filter(loader -> loader.type().equals(type))
        .findFirst()
        .orElseThrow(() -> unknown(type, known));
  }

  private static IllegalArgumentException unknown(String type, List<ModelLoader> known) {
    return new IllegalArgumentException(
        "type: expected one of %s, was %s"
            .formatted(known.stream().map(ModelLoader::type).collect(joining(", ")), type));
  }
}
