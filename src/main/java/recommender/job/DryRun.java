package recommender.job;

import java.io.PrintStream;
import java.util.Locale;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.training.MemoryPlan;

/** {@code --dry-run}: the settings in force and what they would ask of memory. */
final class DryRun {
  private static final int[] CATALOGUES = {10_000, 30_000, 100_000};

  private DryRun() {}

  static void print(Settings settings, PrintStream out) {
    out.print(settings.hocon());
    out.println();
    out.println("# Memory plan. The number of items is known when the ratings are read.");
    for (int items : CATALOGUES) {
      Autoencoder network = new Autoencoder(settings.network(), settings.training(), items);
      out.printf(
          Locale.ROOT, "# %,7d items: %s%n", items, MemoryPlan.of(network, settings.training()));
    }
  }
}
