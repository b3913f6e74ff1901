package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import recommender.config.NetworkType;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.network.Autoencoder;
import recommender.search.SearchPlan;
import recommender.training.Cluster;
import recommender.training.EaseMemory;
import recommender.training.Machines;
import recommender.training.MemoryLimits;
import recommender.training.MemoryPlan;

/** {@code --dry-run}: the settings in force and what they would ask of memory. */
final class DryRun {
  private static final int[] CATALOGUES = {10_000, 30_000, 100_000};

  /** Of MovieLens, where a user has 150 to 165. */
  private static final long RATINGS_PER_VECTOR = 165;

  /** An automatic L2 depends on them, memory does not. */
  private static final long RATINGS = 1_000_000;

  private DryRun() {}

  static void print(Settings settings, PrintStream out) {
    out.print(settings.hocon());
    out.println();
    boolean byItem = settings.network().vectors() == VectorsOf.ITEM;
    Cluster cluster = Cluster.planned(new SparkConf());
    out.printf(
        Locale.ROOT,
        "# Memory plan on %s, with %d ratings %s. %s are counted when the ratings are read.%n",
        cluster,
        RATINGS_PER_VECTOR,
        byItem ? "an item" : "a user",
        byItem ? "Users" : "Items");
    for (int columns : CATALOGUES) {
      MemoryPlan plan = plan(settings, cluster, columns);
      String size = String.format(Locale.ROOT, "%,d %s", columns, byItem ? "users" : "items");
      print(plan, size, out);
    }
  }

  /** What a search would do. */
  static void print(SearchPlan search, PrintStream out) {
    out.println("#\n# Search:");
    search.lines().forEach(line -> out.println("#   " + line));
  }

  private static void print(MemoryPlan plan, String size, PrintStream out) {
    out.printf("#%n# %s: %s%n", size, plan.lines().get(0));
    plan.lines().stream().skip(1).forEach(line -> out.println("#   " + line));
    verdict(plan).forEach(line -> out.println("#   Does not fit: " + line));
  }

  /** What executors have is not known before they are there. */
  private static List<String> verdict(MemoryPlan plan) {
    return plan.cluster().local()
        ? Machines.single(plan.cluster(), MemoryLimits.ofThisJvm()).exceededBy(plan)
        : List.of();
  }

  private static MemoryPlan plan(Settings settings, Cluster cluster, int items) {
    if (settings.network().type() == NetworkType.SHALLOW) {
      int penalties = settings.network().l2().isPresent() ? 1 : 2;
      Machines machines = Machines.single(cluster, MemoryLimits.ofThisJvm());
      return new EaseMemory(items, penalties, machines).plan();
    }
    Autoencoder network = new Autoencoder(settings.network(), settings.training(), items, RATINGS);
    MemoryPlan.Data data =
        new MemoryPlan.Data(RATINGS_PER_VECTOR, settings.split().validationFraction() > 0);
    return MemoryPlan.of(
        network, data, cluster, settings.training().workers().orElse(cluster.slots()));
  }
}
