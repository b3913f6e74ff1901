package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
  private static final List<Entry> A = Entry.of(Shape.named(List.of("A")).get(0));

  @Test
  void allContendersRunWhereDenseMatricesFit() {
    assertThat(A)
        .extracting(Entry::contender, Entry::workers)
        .containsExactly(
            tuple("ours", 1),
            tuple("ours", 2),
            tuple("ours-in-job", 2),
            tuple("dl4j-dense", 1),
            tuple("pytorch-dense", 1),
            tuple("pytorch-dense", 2));
  }

  @Test
  void entriesAreGroupedByAvailableMemory() {
    long all = A.stream().mapToLong(Entry::bytes).sum();
    assertThat(Benchmark.groups(A, all)).containsExactly(A);
    assertThat(Benchmark.groups(A, all - 1)).containsExactly(A.subList(0, 5), A.subList(5, 6));
    assertThat(Benchmark.groups(A, 1)).hasSize(6);
  }

  @Test
  void onlyMoreWorkersOfOursAreOptional() {
    assertThat(A)
        .filteredOn(Entry::isOptional)
        .extracting(Entry::toString)
        .containsExactly("A, ours, 2 workers never averaged", "A, ours-in-job, 2 workers");
  }
}
