package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsException;

/** A task has 100 MiB off the heap; the heap has 300 MiB, however many tasks there are. */
class MemoryCheckTest {
  private static final Cluster LOCAL = new Cluster(true, 1, 4, 1);
  private static final Cluster CLUSTER = new Cluster(false, 2, 1, 1);

  @Test
  void allTasksAreChosenWhereTheyFit() {
    assertThat(check(new SomeTasks(1, 4), 400).choose()).isEqualTo(4);
  }

  @Test
  void fewerTasksAreChosenWhereMemoryIsShort() {
    MemoryCheck check = check(new SomeTasks(1, 4), 399);
    assertThat(check.choose()).isEqualTo(3);
    assertThat(check.plan().workers()).isEqualTo(3);
    assertThat(check.fits()).isTrue();
  }

  @Test
  void fewerTasksThanTheMinimumAreRefusedWithThePlanOfTheMinimum() {
    MemoryCheck check = check(new SomeTasks(4, 4), 399);
    assertThat(check.plan().workers()).isEqualTo(4);
    assertThat(check.fitting()).hasValue(3);
    assertThatThrownBy(check::choose)
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected some work to fit into memory, but\n",
            "     driver: off the heap, expected at most 399 MiB, was 400 MiB\n",
            String.join("\n     ", check.plan().lines()))
        .hasMessageEndingWith("Or do less on one JVM of 4 cores.");
  }

  @Test
  void oneTaskIsPlannedWhereNoneFits() {
    MemoryCheck check = check(new SomeTasks(1, 4), 99);
    assertThat(check.plan().workers()).isEqualTo(1);
    assertThat(check.fitting()).isEmpty();
    assertThat(check.exceeded())
        .containsExactly("driver: off the heap, expected at most 99 MiB, was 100 MiB");
    assertThat(check.refusal()).isPresent();
  }

  @Test
  void aLimitOfTheWorkItselfIsExceededWhateverTheMemory() {
    MemoryCheck check = check(new SomeTasks(1, 4, Optional.of("too wide")), 4_000);
    assertThat(check.exceeded()).containsExactly("too wide");
    assertThatThrownBy(check::choose)
        .isInstanceOf(SettingsException.class)
        .hasMessage("too wide; do less on one JVM of 4 cores.");
  }

  @Test
  void theProblemsOfSeveralAreReportedTogether() {
    Machines machines = Machines.single(LOCAL, limits(1_000, 399, 4_000));
    MemoryUser fitting = new SomeTasks(1, 4);
    MemoryUser large = new SomeTasks(4, 4);
    MemoryUser wide = new SomeTasks(1, 1, Optional.of("too wide"));
    assertThatCode(() -> MemoryCheck.all(List.of(fitting, fitting), machines))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MemoryCheck.all(List.of(large, fitting, wide), machines))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal -> {
              assertThat(refusal.problems()).hasSize(2);
              assertThat(refusal.problems().get(0)).startsWith("memory plan: expected some work");
              assertThat(refusal.problems().get(1)).startsWith("too wide;");
            });
  }

  /** Heap, arrays, and both with 768 MiB for the JVM. */
  @Test
  void everyLimitIsChecked() {
    assertThat(exceeded(LOCAL, limits(299, 400, 1_468)))
        .containsExactly("driver: heap, expected at most 299 MiB, was 300 MiB");
    assertThat(exceeded(LOCAL, limits(300, 399, 1_468)))
        .containsExactly("driver: off the heap, expected at most 399 MiB, was 400 MiB");
    assertThat(exceeded(LOCAL, limits(300, 400, 1_467)))
        .containsExactly("driver: whole process, expected at most 1,467 MiB, was 1,468 MiB");
    assertThat(exceeded(LOCAL, limits(300, 400, 1_468))).isEmpty();
  }

  @Test
  void driverAndExecutorsAreCheckedAgainstTheirOwnLimits() {
    MemoryLimits driver = limits(0, 199, 1_000);
    MemoryLimits executor = limits(299, 400, 2_000);
    assertThat(
            check(new SomeTasks(4, 4), new Machines(CLUSTER, driver, executor, 1, false))
                .exceeded())
        .containsExactly(
            "driver: off the heap, expected at most 199 MiB, was 200 MiB",
            "executor: heap, expected at most 299 MiB, was 300 MiB");
  }

  /** Two executors of 1,468 MiB and a driver of 968. */
  @Test
  void processesOfOneMachineAreAddedUp() {
    MemoryLimits limits = limits(300, 400, 3_903);
    MemoryUser user = new SomeTasks(4, 4);
    assertThat(check(user, new Machines(CLUSTER, limits, limits, 2, false)).exceeded()).isEmpty();
    assertThat(check(user, new Machines(CLUSTER, limits, limits, 2, true)).exceeded())
        .containsExactly(
            "2 executors and driver on a machine, expected at most 3,903 MiB, was 3,904 MiB");
  }

  private static List<String> exceeded(Cluster cluster, MemoryLimits limits) {
    return check(new SomeTasks(4, 4), Machines.single(cluster, limits)).exceeded();
  }

  private static MemoryCheck check(MemoryUser user, long offHeap) {
    return check(user, Machines.single(LOCAL, limits(1_000, offHeap, 8_000)));
  }

  private static MemoryCheck check(MemoryUser user, Machines machines) {
    return new MemoryCheck(user, machines);
  }

  private static MemoryLimits limits(long heap, long offHeap, long process) {
    return new MemoryLimits(heap << 20, offHeap << 20, process << 20, process << 20);
  }
}
