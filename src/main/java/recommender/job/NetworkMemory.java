package recommender.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recommender.config.NetworkType;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.VectorsOf;
import recommender.memory.Machines;
import recommender.memory.MemoryPlan;
import recommender.memory.Turn;
import recommender.network.Autoencoder;
import recommender.training.EaseMemory;
import recommender.training.MemoryCheck;

/**
 * What one network of a run asks of memory, whatever its type.
 *
 * @param settings its own
 * @param machines where it is learned
 * @param turn first, or beside the one before
 */
record NetworkMemory(Settings settings, TrainSize train, Machines machines, Turn turn) {

  /** Those of a run, in the order in which they are learned: one, or with {@code both} two. */
  static List<NetworkMemory> of(Settings settings, TrainSize train, Machines machines) {
    NetworkMemory first = new NetworkMemory(settings, train, machines, Turn.FIRST);
    return settings
        .ranking()
        .map(
            second ->
                List.of(
                    first,
                    new NetworkMemory(second, train, machines, Turn.after(first.autoencoder()))))
        .orElse(List.of(first));
  }

  /**
   * Looks at all of them before the first is learned.
   *
   * @throws SettingsException with the problem of each that does not fit
   */
  static void check(List<NetworkMemory> networks) {
    List<String> problems = new ArrayList<>();
    networks.forEach(
        network -> network.refusal().ifPresent(refusal -> problems.addAll(refusal.problems())));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** The plan that is kept to, or refused. */
  MemoryPlan plan() {
    return isShallow() ? ease().plan() : training().planFor(train.count(of()));
  }

  /** What is too much of it, in words; empty if it fits. */
  List<String> exceeded() {
    return isShallow() ? ease().exceeded() : machines.exceededBy(plan());
  }

  boolean isShallow() {
    return settings.network().type() == NetworkType.SHALLOW;
  }

  private Optional<SettingsException> refusal() {
    return isShallow() ? ease().refusal() : training().refusal(train.count(of()));
  }

  private MemoryCheck training() {
    return new MemoryCheck(autoencoder(), train.data(of()), machines, turn);
  }

  private EaseMemory ease() {
    boolean search = settings.network().l2().isEmpty() && train.validated();
    return new EaseMemory(train.width(of()), search ? 2 : 1, machines, turn);
  }

  private Autoencoder autoencoder() {
    return new Autoencoder(
        settings.network(), settings.training(), train.width(of()), train.ratings());
  }

  private VectorsOf of() {
    return settings.network().vectors();
  }
}
