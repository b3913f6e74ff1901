package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import recommender.config.Settings;
import recommender.experiment.Learners;
import recommender.experiment.PlannedModel;
import recommender.learner.Learner;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.search.SearchPlan;
import recommender.vectors.RatingMatrix;

/** {@code --dry-run}: the settings in force and what they would ask of memory. */
final class DryRun {
  private static final int[] CATALOGUES = {10_000, 30_000, 100_000};

  /** Of MovieLens, where a user has 150 to 165. */
  private static final long RATINGS_PER_VECTOR = 165;

  private DryRun() {}

  static void print(Settings settings, PrintStream out) {
    out.print(settings.hocon());
    out.println();
    Cluster cluster = Cluster.planned(new SparkConf());
    Machines machines = Machines.planned(cluster);
    List<PlannedModel> models = models(settings, CATALOGUES[0], machines);
    RatingMatrix.Layout layout = models.get(0).learner().layout();
    out.printf(
        Locale.ROOT,
        "# Memory plan on %s, with %d ratings %s. %s are counted when the ratings are read.%n",
        cluster,
        RATINGS_PER_VECTOR,
        withArticle(layout.row()),
        capitalised(layout.column() + "s"));
    for (int model = 0; model < models.size(); model++) {
      if (models.size() > 1) {
        out.println("#\n# " + heading(models.get(model).learner(), model));
      }
      out.println("# " + models.get(model).learner().steps());
      for (int catalogue : CATALOGUES) {
        print(models(settings, catalogue, machines).get(model), catalogue, machines, out);
      }
    }
  }

  /** What a job that recommends would do. */
  static void print(RecommendPlan plan, PrintStream out) {
    out.println("run: " + plan.run());
    out.println(plan.settings());
    plan.input().ifPresent(out::println);
  }

  /** What a job that evaluates a run would do. */
  static void print(EvaluatePlan plan, PrintStream out) {
    out.println("run: " + plan.run());
    plan.compare().ifPresent(other -> out.println("compared with: " + other));
    out.println(plan.settings());
    out.println(plan.input());
  }

  private static String heading(Learner learner, int place) {
    String section = learner.section().isEmpty() ? "" : learner.section() + ".";
    return "%d. %s (%snetwork, %straining)%s"
        .formatted(
            place + 1,
            learner.description(),
            section,
            section,
            place == 0 ? "" : ", with the first still there");
  }

  private static String withArticle(String noun) {
    return (noun.startsWith("i") ? "an " : "a ") + noun;
  }

  private static String capitalised(String noun) {
    return noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
  }

  /** What a search would do. */
  static void print(SearchPlan search, PrintStream out) {
    out.println("#\n# " + search.title() + ":");
    search.lines().forEach(line -> out.println("#   " + line));
  }

  /** With as many users as items: whatever is a vector, it has as many columns. */
  private static List<PlannedModel> models(Settings settings, int catalogue, Machines machines) {
    boolean validated = settings.split().validationFraction() > 0;
    return PlannedModel.of(
        Learners.of(settings),
        new TrainSize(catalogue, catalogue, RATINGS_PER_VECTOR * catalogue, validated),
        machines);
  }

  private static void print(PlannedModel model, int columns, Machines machines, PrintStream out) {
    String title =
        String.format(Locale.ROOT, "%,d %ss", columns, model.learner().layout().column());
    for (MemoryUser step : model.memory()) {
      boolean isFirst = step == model.memory().get(0);
      print(step, isFirst ? title : title + ", then " + step.name(), machines, out);
    }
  }

  private static void print(MemoryUser user, String title, Machines machines, PrintStream out) {
    MemoryCheck check = new MemoryCheck(user, machines);
    List<String> lines = check.plan().lines();
    out.printf("#%n# %s: %s%n", title, lines.get(0));
    lines.stream().skip(1).forEach(line -> out.println("#   " + line));
    check.exceeded().forEach(line -> out.println("#   Does not fit: " + line));
  }
}
