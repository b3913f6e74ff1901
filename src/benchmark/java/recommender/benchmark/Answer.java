package recommender.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answer of a child process that has a single one: its first line that begins with an @. */
final class Answer {
  private Answer() {}

  /**
   * Starts a process and waits for its answer; its other lines go to stderr.
   *
   * @throws IOException when it ends without one
   */
  static String of(String contender, ProcessBuilder child) throws IOException {
    Process process = child.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith("@")) {
          return line.substring(1);
        }
        System.err.println(line);
      }
    }
    throw new IOException(contender + ": its process ended; the reason should stand above");
  }
}
