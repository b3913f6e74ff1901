package recommender.memory;

import java.util.List;
import java.util.Optional;
import recommender.memory.MemoryDemand.Part;

/**
 * Work of some tasks side by side on a cluster, with the memory that each number of tasks needs.
 */
public interface MemoryUser {

  /** Name of the work in messages, such as {@code training}. */
  String name();

  /** The most tasks that are of use on a cluster, at least 1. */
  default int most(Cluster cluster) {
    return 1;
  }

  /** The fewest tasks that will do, from 1 to {@link #most}. */
  default int fewest(Cluster cluster) {
    return 1;
  }

  /** The plan of so many tasks, at least 1. */
  MemoryPlan plan(Cluster cluster, int tasks);

  /** A limit that is exceeded whatever memory there is, in words. */
  default Optional<String> limit() {
    return Optional.empty();
  }

  /** Advice in words where the work does not fit, to follow an "Or". */
  String smaller(Machines machines);

  /** Parts of memory that the driver goes on holding when the work is done. */
  default List<Part> held() {
    return List.of();
  }
}
