package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.search.SearchPlan;
import recommender.training.Cluster;
import recommender.training.Machines;
import recommender.training.MemoryPlan;

/** {@code --dry-run}: the settings in force and what they would ask of memory. */
final class DryRun {
  private static final int[] CATALOGUES = {10_000, 30_000, 100_000};

  /** Of MovieLens, where a user has 150 to 165. */
  private static final long RATINGS_PER_VECTOR = 165;

  private static final List<String> HEADINGS =
      List.of(
          "1. The network that predicts ratings (network, training)",
          "2. The network that ranks (ranking.network, ranking.training), with the first still there");

  private DryRun() {}

  static void print(Settings settings, PrintStream out) {
    out.print(settings.hocon());
    out.println();
    Cluster cluster = Cluster.planned(new SparkConf());
    boolean byItem = settings.network().vectors() == VectorsOf.ITEM;
    out.printf(
        Locale.ROOT,
        "# Memory plan on %s, with %d ratings %s. %s are counted when the ratings are read.%n",
        cluster,
        RATINGS_PER_VECTOR,
        byItem ? "an item" : "a user",
        byItem ? "Users" : "Items");
    int networks = settings.ranking().isPresent() ? 2 : 1;
    for (int network = 0; network < networks; network++) {
      if (networks > 1) {
        out.printf("#%n# %s%n", HEADINGS.get(network));
      }
      print(settings, network, Machines.planned(cluster), out);
    }
  }

  /** What a search would do. */
  static void print(SearchPlan search, PrintStream out) {
    out.println("#\n# " + search.title() + ":");
    search.lines().forEach(line -> out.println("#   " + line));
  }

  /** How a network is learned, and its plan for each size of the catalogue. */
  private static void print(Settings settings, int network, Machines machines, PrintStream out) {
    for (int columns : CATALOGUES) {
      NetworkMemory memory =
          NetworkMemory.of(settings, train(settings, columns), machines).get(network);
      if (columns == CATALOGUES[0]) {
        out.println("# " + steps(memory));
      }
      print(memory, columns, out);
    }
  }

  /** As many users as items: whatever is a vector, it has as many columns. */
  private static TrainSize train(Settings settings, int columns) {
    return new TrainSize(
        columns, columns, RATINGS_PER_VECTOR * columns, settings.split().validationFraction() > 0);
  }

  private static String steps(NetworkMemory memory) {
    if (memory.isShallow()) {
      return "FittedEase in closed form, without mini-batches and steps.";
    }
    int each = memory.settings().training().stepsPerBatch();
    return String.format(
        Locale.ROOT,
        "%s for every mini-batch of %,d %s, which is shared out to the workers; %,d epochs at most.",
        each == 1 ? "A step" : each + " steps",
        memory.settings().training().batchSize(),
        byItem(memory) ? "items" : "users",
        memory.settings().training().epochs());
  }

  private static void print(NetworkMemory memory, int columns, PrintStream out) {
    MemoryPlan plan = memory.plan();
    out.printf(
        Locale.ROOT,
        "#%n# %,d %s: %s%n",
        columns,
        byItem(memory) ? "users" : "items",
        plan.lines().get(0));
    plan.lines().stream().skip(1).forEach(line -> out.println("#   " + line));
    memory.exceeded().forEach(line -> out.println("#   Does not fit: " + line));
  }

  private static boolean byItem(NetworkMemory memory) {
    return memory.settings().network().vectors() == VectorsOf.ITEM;
  }
}
