package recommender.job;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import recommender.config.SettingsDifference;
import recommender.repository.Promotion;
import recommender.repository.RunFiles;
import recommender.repository.Runs;

/** One run in words: its figures, its settings, its verdict, its promotions. */
record RunDescription(Runs runs, String id) {
  private static final String LINE = "  %-40s %s%n";

  /** Prints it. */
  void print(PrintStream out) {
    RunFigures run = RunFigures.of(runs, id);
    out.printf("Run %s%n", runs.run(id));
    out.printf("%nFigures:%n");
    out.printf(LINE, "started", run.started());
    run.numbers("data", "training", "validation", "test")
        .forEach((key, value) -> out.printf(LINE, key, number(value)));
    settings(out);
    verdict(run, out);
    promotions(out);
  }

  /** Counts as they are, figures with four digits. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  private void settings(PrintStream out) {
    String text = runs.text(id, RunFiles.SETTINGS).orElse("");
    Map<String, SettingsDifference.Values> different = SettingsDifference.fromDefaults(text);
    out.printf("%nSettings other than the defaults:%n");
    different.forEach((key, values) -> out.printf(LINE, key, values.one()));
  }

  private static void verdict(RunFigures run, PrintStream out) {
    out.printf("%nVerdict: %s%n", run.verdictLine().orElse("none"));
    if (run.verdict().has("cause")) {
      out.printf("  cause: %s%n", run.verdict().path("cause").asText());
    }
    run.texts("warnings").forEach(warning -> out.printf("  warning: %s%n", warning));
  }

  private void promotions(PrintStream out) {
    out.printf("%nPromotions:%n");
    for (Promotion each : runs.promotions(id)) {
      out.printf(
          "  %s %s%s by %s (%s)%n",
          each.at(),
          each.run(),
          each.replaced().map(other -> " replaced " + other).orElse(" promoted"),
          each.by().name().toLowerCase(Locale.ROOT),
          each.verdict());
    }
  }
}
