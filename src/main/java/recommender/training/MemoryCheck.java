package recommender.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Names;
import recommender.config.Optimizer;
import recommender.config.SettingsException;
import recommender.config.TrainingSettings;
import recommender.network.Autoencoder;

/** Chooses as many workers as there is memory for, before any of it is taken. */
public record MemoryCheck(Autoencoder network, MemoryPlan.Data data, Machines machines) {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryCheck.class);

  /**
   * Chooses workers and says so in the log, with the plan: as many as are set, or as {@link
   * Workers#choose} wishes and fit.
   *
   * @param users of train, at least 1
   * @throws SettingsException when they do not fit
   */
  public Workers choose(long users) {
    TrainingSettings settings = network.training();
    Workers wanted = Workers.choose(settings, machines.cluster(), users);
    OptionalInt fitting = fitting(wanted.count());
    boolean mayBeFewer = settings.workers().isEmpty();
    if (fitting.isEmpty() || fitting.getAsInt() < wanted.count() && !mayBeFewer) {
      throw machines.refusal("training", plan(mayBeFewer ? 1 : wanted.count()), smaller(fitting));
    }
    Workers chosen = Workers.of(fitting.getAsInt(), machines.cluster());
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

  private OptionalInt fitting(int most) {
    for (int workers = most; workers >= 1; workers--) {
      if (machines.exceededBy(plan(workers)).isEmpty()) {
        return OptionalInt.of(workers);
      }
    }
    return OptionalInt.empty();
  }

  private MemoryPlan plan(int workers) {
    return MemoryPlan.of(network, data, machines.cluster(), workers);
  }

  private String smaller(OptionalInt fitting) {
    List<String> smaller = new ArrayList<>();
    if (fitting.isPresent()) {
      smaller.add("set training.workers to " + fitting.getAsInt() + ", which fits");
    }
    smaller.add("make network.hidden smaller (was " + network.network().hidden() + ")");
    Optimizer optimizer = network.training().optimizer();
    if (optimizer.state() > 0) {
      smaller.add(
          "choose a training.optimizer with less state, such as sgd (was %s)"
              .formatted(Names.kebab(optimizer)));
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
