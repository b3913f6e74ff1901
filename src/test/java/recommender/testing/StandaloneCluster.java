package recommender.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Spark standalone cluster of {@code target/spark}: a master and two workers of one core, each a
 * JVM of its own, on the loopback, up while a test class runs.
 */
public final class StandaloneCluster implements BeforeAllCallback, AfterAllCallback {
  /**
   * What master, workers and executors are told, for {@code JAVA_TOOL_OPTIONS}: in runs as short as
   * a test's the second compiler takes more time than its code saves.
   */
  public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final Path SPARK = Path.of("target/spark").toAbsolutePath();

  /** The classes that the build archives for drivers are those of executors too. */
  private static final String SHARED_CLASSES =
      " -XX:SharedArchiveFile="
          + Path.of("target/classes.jsa").toAbsolutePath()
          + " -Xlog:cds*=off";

  private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<Process> processes = new ArrayList<>();
  private Path folder;
  private String master;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("spark");
    archiveClasses();
    start("master", "org.apache.spark.deploy.master.Master", "--port", "0");
    master = await("master", MASTER);
    for (String worker : List.of("worker-1", "worker-2")) {
      String work = folder.resolve(worker + "-work").toString();
      start(
          worker,
          "org.apache.spark.deploy.worker.Worker",
          "--cores",
          "1",
          "--memory",
          "2g",
          "-d",
          work,
          master);
    }
    await("worker-1", Pattern.compile("Successfully registered"));
    await("worker-2", Pattern.compile("Successfully registered"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      process.waitFor();
    }
    FileUtil.fullyDelete(folder.toFile());
  }

  /** Unless it has been done. */
  private void archiveClasses() throws IOException, InterruptedException {
    Process build =
        new ProcessBuilder(Path.of("submit/build.sh").toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(log("build"))
            .start();
    if (build.waitFor() != 0) {
      throw new IllegalStateException(
          "submit/build.sh: expected exit code 0, was %d:%n%s"
              .formatted(build.exitValue(), Files.readString(log("build").toPath())));
    }
  }

  /** Its address, such as {@code spark://127.0.0.1:41233}. */
  public String master() {
    return master;
  }

  private void start(String name, String type, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(List.of("-cp", SPARK.resolve("jars") + "/*", type));
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name));
    builder.environment().put("SPARK_HOME", SPARK.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    // Executors inherit it from their worker.
    builder.environment().put("JAVA_TOOL_OPTIONS", SHORT_LIVED + SHARED_CLASSES);
    processes.add(builder.start());
  }

  private File log(String name) {
    return folder.resolve(name + ".log").toFile();
  }

  private String await(String name, Pattern wanted) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      String text = Files.readString(log(name).toPath());
      Matcher matcher = wanted.matcher(text);
      if (matcher.find()) {
        return matcher.group();
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException(
        "%s: expected %s in its log, was:%n%s"
            .formatted(name, wanted, Files.readString(log(name).toPath())));
  }
}
