package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void theAnswerIsTheLineBehindAnAt() throws IOException {
    assertThat(Answer.of("one", new ProcessBuilder("printf", "about to begin\\n@1 2 3\\nmore\\n")))
        .isEqualTo("1 2 3");
  }

  @Test
  void aProcessWithoutAnAnswerFailed() {
    assertThatThrownBy(() -> Answer.of("one", new ProcessBuilder("printf", "nothing\\n")))
        .isInstanceOf(IOException.class)
        .hasMessage("one: its process ended; the reason should stand above");
  }
}
