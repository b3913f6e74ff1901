package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import recommender.vectors.RoundLength;

class CheckpointFileTest {
  private static final List<Epoch> EPOCHS =
      List.of(
          new Epoch(1, 1 / 3.0, OptionalDouble.empty(), 0.1, 0, 90, 0.25),
          new Epoch(2, 0.3, OptionalDouble.of(0.7000000000000001), 1e-300, 1, 90, 0.5));

  private final Checkpoint checkpoint =
      new Checkpoint(
          new TreeMap<>(Map.of("training.epochs", "7")),
          2,
          2,
          1,
          false,
          34,
          1.75,
          2,
          EPOCHS.stream().map(Checkpoint.Row::of).toList());
  private final ModelState arrays =
      new ModelState(
          List.of(
              Nd4j.createFromArray(new float[] {1, -2.5f, Float.MIN_VALUE}).reshape(1, 3),
              Nd4j.createFromArray(new float[] {4}).reshape(1, 1)));
  private byte[] file;

  @BeforeEach
  void write() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckpointFile.write(out, checkpoint, arrays);
    file = out.toByteArray();
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Checkpoint read = CheckpointFile.read(new ByteArrayInputStream(file));
    assertThat(read).isEqualTo(checkpoint);
    assertThat(read.epochs()).isEqualTo(EPOCHS);
    assertThat(read.epoch()).isEqualTo(2);
    assertThat(read.length()).isEqualTo(RoundLength.ofEpochs(2));

    ModelState empty = new ModelState(List.of(Nd4j.zeros(1, 3), Nd4j.zeros(1, 1)));
    CheckpointFile.read(new ByteArrayInputStream(file), empty);
    assertThat(empty.arrays()).isEqualTo(arrays.arrays());
  }

  /** As the page on it says. */
  @Test
  void standsAsDocumented() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    byte[] letters = new byte[8];
    bytes.get(letters);
    assertThat(new String(letters, StandardCharsets.US_ASCII)).isEqualTo("RECCKPT1");
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    assertThat(new String(text, StandardCharsets.UTF_8))
        .startsWith("{\"settings\":{\"training.epochs\":\"7\"},\"workers\":2,\"round_epochs\":2,")
        .contains("\"history\":[{\"epoch\":1,\"train_loss\":0.3333333333333333,\"learning_rate\"");
    assertThat(bytes.getLong()).isEqualTo(2);
    assertThat(bytes.getLong()).isEqualTo(3);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getFloat()).isEqualTo(-2.5f);
    assertThat(bytes.getFloat()).isEqualTo(Float.MIN_VALUE);
    bytes.order(ByteOrder.BIG_ENDIAN);
    assertThat(bytes.getLong()).isEqualTo(1);
    assertThat(bytes.remaining()).isEqualTo(Float.BYTES + Long.BYTES);
  }

  @Test
  void thatEndsTooEarlyIsDamaged() {
    for (int length = 0; length < file.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(file, length);
      assertThatThrownBy(() -> CheckpointFile.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void withAnyOtherByteIsDamaged() {
    for (int at = 0; at < file.length; at++) {
      byte[] other = file.clone();
      other[at] ^= 0x10;
      assertThatThrownBy(() -> CheckpointFile.read(new ByteArrayInputStream(other)))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void isOfItsOwnNetworkOnly(int length) {
    ModelState other = new ModelState(List.of(Nd4j.zeros(1, length), Nd4j.zeros(1, 1)));
    assertThatThrownBy(() -> CheckpointFile.read(new ByteArrayInputStream(file), other))
        .isInstanceOf(IOException.class)
        .hasMessage("expected %d arrays or floats, was 3".formatted(length));
  }
}
