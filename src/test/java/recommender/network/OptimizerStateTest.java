package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Optimizer;

class OptimizerStateTest {
  private static final OptimizerState STATE =
      new OptimizerState(Optimizer.ADAM, 42, Nd4j.createFromArray(new float[][] {{1, -2, .5f, 3}}));

  /** Four bytes of each, a short before the name, and a long. */
  private static final int HEAD = 4 + 4 + 2 + "adam".length() + 4 + 8;

  @Test
  void isReadAsItWasWritten() throws IOException {
    byte[] written = written();
    assertThat(written).hasSize(HEAD + 4 * Float.BYTES).startsWith('O', 'P', 'T', 'S');
    try (OptimizerState read = read(written)) {
      assertThat(read.optimizer()).isEqualTo(Optimizer.ADAM);
      assertThat(read.steps()).isEqualTo(42);
      assertThat(read.floats().toFloatVector()).containsExactly(1, -2, .5f, 3);
      assertThat(read.bytes()).isEqualTo(16);
    }
  }

  @Test
  void whatIsNotWholeIsRefused() throws IOException {
    byte[] written = written();
    assertThatThrownBy(() -> read(Arrays.copyOf(written, written.length - 1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(Arrays.copyOf(written, written.length + 1)))
        .hasMessage("expected nothing after the floats, was more");
    byte[] other = written.clone();
    other[0] = 'X';
    assertThatThrownBy(() -> read(other)).hasMessageStartingWith("expected a file of an optimiser");
    byte[] many = written.clone();
    many[HEAD - 8] = 1;
    assertThatThrownBy(() -> read(many))
        .hasMessage("expected as many floats as 42 bytes can hold, was 72057594037927940");
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    STATE.write(out);
    return out.toByteArray();
  }

  private static OptimizerState read(byte[] bytes) throws IOException {
    return OptimizerState.read(new ByteArrayInputStream(bytes), bytes.length);
  }
}
