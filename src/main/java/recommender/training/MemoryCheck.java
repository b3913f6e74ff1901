package recommender.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Names;
import recommender.config.Optimizer;
import recommender.config.SettingsException;
import recommender.memory.Machines;
import recommender.memory.MemoryPlan;
import recommender.memory.Turn;
import recommender.network.Autoencoder;

/** Chooses as many workers as there is memory for, before any of it is taken. */
public record MemoryCheck(Autoencoder network, MemoryPlan.Data data, Machines machines, Turn turn) {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryCheck.class);

  /** Of the first network of a run. */
  public MemoryCheck(Autoencoder network, MemoryPlan.Data data, Machines machines) {
    this(network, data, machines, Turn.FIRST);
  }

  /**
   * Chooses workers and says so in the log, with the plan: as many as are set, or as {@link
   * Workers#choose} wishes and fit.
   *
   * @param users of train, at least 1
   * @throws SettingsException when they do not fit
   */
  public Workers choose(long users) {
    refusal(users)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    Workers wanted = wanted(users);
    Workers chosen = Workers.of(planFor(users).workers(), machines.cluster());
    if (chosen.count() < wanted.count()) {
      LOG.info(
          "Took {} workers instead of {}, for which there was no memory: {}.",
          chosen.count(),
          wanted.count(),
          String.join("; ", machines.exceededBy(plan(chosen.count() + 1))));
    }
    log(chosen, users);
    return chosen;
  }

  /**
   * Why they do not fit; empty if they do.
   *
   * @param users of train, at least 1
   */
  public Optional<SettingsException> refusal(long users) {
    MemoryPlan plan = planFor(users);
    if (machines.exceededBy(plan).isEmpty()) {
      return Optional.empty();
    }
    String what = turn.before().isPresent() ? "training of " + turn.key("network") : "training";
    return Optional.of(machines.refusal(what, plan, smaller(fitting(wanted(users).count()))));
  }

  /**
   * The plan that is kept to, or refused: of as many workers as are set, or else as fit, and of one
   * where none does.
   *
   * @param users of train, at least 1
   */
  public MemoryPlan planFor(long users) {
    int wanted = wanted(users).count();
    boolean mayBeFewer = network.training().workers().isEmpty();
    return plan(mayBeFewer ? fitting(wanted).orElse(1) : wanted);
  }

  private Workers wanted(long users) {
    return Workers.choose(network.training(), machines.cluster(), users);
  }

  private OptionalInt fitting(int most) {
    for (int workers = most; workers >= 1; workers--) {
      if (machines.exceededBy(plan(workers)).isEmpty()) {
        return OptionalInt.of(workers);
      }
    }
    return OptionalInt.empty();
  }

  private MemoryPlan plan(int workers) {
    return turn.with(MemoryPlan.of(network, data, machines.cluster(), workers));
  }

  private String smaller(OptionalInt fitting) {
    List<String> smaller = new ArrayList<>();
    if (fitting.isPresent()) {
      smaller.add(
          "set %s to %d, which fits".formatted(turn.key("training.workers"), fitting.getAsInt()));
    }
    smaller.add(
        "make %s smaller (was %s)"
            .formatted(turn.key("network.hidden"), network.network().hidden()));
    Optimizer optimizer = network.training().optimizer();
    if (optimizer.state() > 0) {
      smaller.add(
          "choose a %s with less state, such as sgd (was %s)"
              .formatted(turn.key("training.optimizer"), Names.kebab(optimizer)));
    }
    return String.join(", or ", smaller);
  }

  private void log(Workers chosen, long users) {
    LOG.info(
        "Chose {} workers of {} threads (training.workers = {}): mini-batches of {} vectors of {} shared out to them, {} for each wanted at least, {} executor slots.",
        chosen.count(),
        chosen.threads(),
        network.training().workers().isPresent() ? "set" : "auto",
        network.training().batchSize(),
        users,
        Workers.SHARE,
        machines.cluster().slots());
    LOG.info("Planned memory: {}", String.join("\n  ", plan(chosen.count()).lines()));
  }
}
