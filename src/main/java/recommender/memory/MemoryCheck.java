package recommender.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.SettingsException;

/**
 * Comparison of the planned memory with the limits, before any is taken: the most tasks that fit
 * are chosen, or the work is refused.
 */
public record MemoryCheck(MemoryUser user, Machines machines) {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryCheck.class);

  /**
   * Looks at several before the first of them takes any memory.
   *
   * @throws SettingsException with the problem of each that does not fit
   */
  public static void all(List<? extends MemoryUser> users, Machines machines) {
    List<String> problems =
        users.stream()
            .flatMap(user -> new MemoryCheck(user, machines).refusal().stream())
            .flatMap(refusal -> refusal.problems().stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /**
   * The number of tasks to run; the log has the sums of the plan, and why there are fewer than
   * wanted.
   *
   * @throws SettingsException when the fewest that will do do not fit
   */
  public int choose() {
    refusal()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    int tasks = tasks();
    int most = user.most(machines.cluster());
    if (tasks < most) {
      LOG.info(
          "Took {} workers instead of {}, for which there was no memory: {}.",
          tasks,
          most,
          String.join("; ", machines.exceededBy(plan(tasks + 1))));
    }
    LOG.info("Planned memory: {} (--dry-run lists the parts).", plan(tasks).summary());
    return tasks;
  }

  /** Why it does not fit: what is too much, the plan, what to do; empty if it fits. */
  public Optional<SettingsException> refusal() {
    if (fits()) {
      return Optional.empty();
    }
    String smaller = user.smaller(machines) + ".";
    return Optional.of(
        new SettingsException(
            user.limit().map(limit -> limit + "; " + smaller).orElseGet(() -> shortage(smaller))));
  }

  private String shortage(String smaller) {
    List<String> lines = new ArrayList<>();
    lines.add("memory plan: expected " + user.name() + " to fit into memory, but");
    lines.addAll(exceeded());
    lines.addAll(plan().lines());
    lines.add("Or " + smaller);
    return String.join("\n     ", lines);
  }

  /** Whether the plan is kept to. */
  public boolean fits() {
    return exceeded().isEmpty();
  }

  /** Excesses of the plan over the limits, in words; empty if it fits. */
  public List<String> exceeded() {
    return user.limit().map(List::of).orElseGet(() -> machines.exceededBy(plan()));
  }

  /** The plan that is kept to, or refused: of the most tasks that fit, or the fewest that do. */
  public MemoryPlan plan() {
    return plan(tasks());
  }

  /** The most tasks that fit, whether they will do or not; empty if none do. */
  public OptionalInt fitting() {
    int most = user.most(machines.cluster());
    return IntStream.iterate(most, tasks -> tasks >= 1, tasks -> tasks - 1)
        .filter(tasks -> machines.exceededBy(plan(tasks)).isEmpty())
        .findFirst();
  }

  private int tasks() {
    return Math.max(user.fewest(machines.cluster()), fitting().orElse(1));
  }

  private MemoryPlan plan(int tasks) {
    return user.plan(machines.cluster(), tasks);
  }
}
