package recommender.report;

import java.util.List;
import java.util.stream.Collectors;

/** Text at the end of a run: its table, a few users with their lists, and where it lies. */
public final class RunSummary {
  private static final int USERS = 3;
  private static final int RATED = 3;
  private static final int LISTED = 5;

  private RunSummary() {}

  /**
   * The text, which begins with an empty line.
   *
   * @param sample users with their lists, of which the first three are shown
   * @param folder of the run
   * @param report file in it
   */
  public static String of(Metrics metrics, List<SampleUser> sample, String folder, String report) {
    StringBuilder text = new StringBuilder("%n%s".formatted(MetricsTable.of(metrics)));
    if (!sample.isEmpty()) {
      text.append("%n".formatted());
    }
    sample.stream()
        .limit(USERS)
        .forEach(
            user ->
                text.append(
                    "User %s rated highest: %s%n  gets: %s%n"
                        .formatted(
                            user.id(), names(user.rated(), RATED), names(user.listed(), LISTED))));
    return text.append(
            "%nRun %s: %s%nReport: %s/%s%n".formatted(metrics.run().id(), folder, folder, report))
        .toString();
  }

  private static String names(List<SampleUser.Entry> entries, int most) {
    return entries.stream()
        .limit(most)
        .map(SampleUser.Entry::name)
        .collect(Collectors.joining(", "));
  }
}
