package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<String> log = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();

  @Test
  void aLogHasTheFirstStepAndThenOneEveryFewSeconds() {
    Progress progress = new Progress(null, log::add, now::get);
    progress.begin("Train");
    for (int epoch = 1; epoch <= 200; epoch++) {
      progress.at("Epoch " + epoch + " of 200");
      now.addAndGet(60_000_000L);
    }
    progress.end();

    // 84 epochs of 60 ms are the first to take 5 seconds.
    assertThat(log).containsExactly("Epoch 1 of 200", "Epoch 85 of 200", "Epoch 169 of 200");
  }

  @Test
  void anotherStageBeginsWithALineOfItsOwn() {
    Progress progress = new Progress(null, log::add, now::get);
    progress.at("Epoch 1 of 2");
    progress.begin("Train");
    progress.at("Epoch 1 of 2");

    assertThat(log).hasSize(2);
  }

  @Test
  void onATerminalOneLineIsRewrittenAndTakenOffAtTheEnd() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(terminal, log::add, now::get);
    progress.begin("Train");
    progress.at("Epoch 1 of 2");
    progress.at("x".repeat(300));
    progress.end();

    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r\u001b[KTrain ...\r\u001b[KEpoch 1 of 2\r\u001b[K" + "x".repeat(100) + "\r\u001b[K");
    assertThat(log).isEmpty();
  }
}
