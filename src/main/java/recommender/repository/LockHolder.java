package recommender.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Holder of the lock of a repository.
 *
 * @param token different for each time that a lock is taken
 * @param host name of the machine
 * @param pids where the process id means this process: containers of one host name may have their
 *     own ids
 * @param pid process id
 * @param started when the process started; empty where nobody can tell
 * @param since when the lock was taken
 * @param what is done
 */
record LockHolder(
    String token,
    String host,
    String pids,
    long pid,
    Optional<Instant> started,
    Instant since,
    String what) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two processes read the time of a start to the second, by a clock that is being set. */
  private static final Duration SAME_START = Duration.ofSeconds(10);

  /** This process, now. */
  static LockHolder self(String what) {
    ProcessHandle process = ProcessHandle.current();
    return new LockHolder(
        UUID.randomUUID().toString(),
        hostName(),
        processIds(),
        process.pid(),
        process.info().startInstant(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        what);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown");
    }
  }

  /** On Linux the name of the namespace of process ids. */
  private static String processIds() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  String json() {
    return JSON.createObjectNode()
            .put("token", token)
            .put("host", host)
            .put("pids", pids)
            .put("pid", pid)
            .put("started", started.map(Instant::toString).orElse(""))
            .put("since", since.toString())
            .put("what", what)
        + "\n";
  }

  /** Of the text of a lock; empty where it is none, such as one that is just being written. */
  static Optional<LockHolder> parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      String started = node.required("started").asText();
      return Optional.of(
          new LockHolder(
              node.required("token").asText(),
              node.required("host").asText(),
              node.required("pids").asText(),
              node.required("pid").asLong(),
              started.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(started)),
              Instant.parse(node.required("since").asText()),
              node.required("what").asText()));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the process is known to have ended: it was of this machine, and is not there. */
  boolean isDead() {
    return host.equals(hostName()) && pids.equals(processIds()) && !isRunning();
  }

  private boolean isRunning() {
    return ProcessHandle.of(pid)
        .filter(process -> !isZombie())
        .filter(process -> isSameStart(process.info().startInstant()))
        .isPresent();
  }

  private boolean isSameStart(Optional<Instant> start) {
    return started.isEmpty()
        || start.isEmpty()
        || Duration.between(started.get(), start.get()).abs().compareTo(SAME_START) < 0;
  }

  /** Killed, but still listed, as nobody has asked for its exit code. */
  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  /** In words, such as {@code train on host7 (process 4711, since 2024-01-31T23:59:59Z)}. */
  @Override
  public String toString() {
    return "%s on %s (process %d, since %s)".formatted(what, host, pid, since);
  }
}
