package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.SettingsException;

class FitCheckpointsTest {
  private static final SortedMap<String, String> SETTINGS =
      new TreeMap<>(Map.of("network.columns", "300", "network.vectors", "item"));

  private final MemoryStore store = new MemoryStore();

  @Test
  void thereAreNoneAtFirst() {
    FitCheckpoints none = FitCheckpoints.in(store, SETTINGS);
    assertThat(none.newestWhole()).isEmpty();
    assertThat(none.workers()).isEmpty();
    assertThat(none.areKept()).isTrue();
    assertThat(FitCheckpoints.none().areKept()).isFalse();
  }

  @Test
  void theLastTwoAreKept() {
    write(2, 4, 6, 10);
    assertThat(store.names()).containsExactly("000006", "000010");
    FitCheckpoints again = FitCheckpoints.in(store, SETTINGS);
    assertThat(again.newestWhole().orElseThrow().epoch()).isEqualTo(10);
    assertThat(again.workers()).hasValue(3);
  }

  @Test
  void theOneAtTheEndIsKeptAlone() {
    write(2, 4);
    write(checkpoint(5, true));
    assertThat(store.names()).containsExactly("000005");
    write(checkpoint(5, true));
    assertThat(store.names()).containsExactly("000005");
  }

  @Test
  void aDamagedOneIsLeftOutForTheOneBefore() {
    write(2, 4);
    store.files.compute("000004", (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(FitCheckpoints.in(store, SETTINGS).newestWhole().orElseThrow().epoch()).isEqualTo(2);
    store.files.get("000002")[20]++;
    assertThat(FitCheckpoints.in(store, SETTINGS).newestWhole()).isEmpty();
  }

  /** A machine with less memory may choose other vectors. */
  @Test
  void thoseOfOtherSettingsAreRefusedByName() {
    write(2);
    SortedMap<String, String> others =
        new TreeMap<>(Map.of("network.columns", "200", "network.vectors", "user"));
    assertThatThrownBy(() -> FitCheckpoints.in(store, others))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "--resume: expected network.columns = 300, with which the checkpoint was trained, was 200; set it so, or train anew without --resume\n"
                + "--resume: expected network.vectors = item, with which the checkpoint was trained, was user; set it so, or train anew without --resume");
  }

  private void write(int... epochs) {
    Arrays.stream(epochs).forEach(epoch -> write(checkpoint(epoch, false)));
  }

  private void write(Checkpoint checkpoint) {
    FitCheckpoints.in(store, SETTINGS)
        .write(checkpoint, new ModelState(java.util.List.of(Nd4j.zeros(1, 2))));
  }

  private static Checkpoint checkpoint(int epochs, boolean done) {
    return new Checkpoint(
        SETTINGS,
        3,
        1,
        1,
        done,
        epochs,
        1,
        0,
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> new Epoch(epoch, 1, OptionalDouble.empty(), 1, 1, 1, 1))
            .map(Checkpoint.Row::of)
            .toList());
  }
}
