package recommender.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs of a job in this JVM while a test class runs: Spark is told to stay on this machine, and
 * what a run published is read back from its output folder.
 *
 * <pre>{@code
 * @RegisterExtension static final LocalRuns RUNS = new LocalRuns("training.epochs=3");
 * }</pre>
 */
public final class LocalRuns implements BeforeAllCallback, AfterAllCallback {
  /** Settings of Spark that keep a job on this machine. */
  public static final Map<String, String> SPARK =
      Map.of(
          "spark.master", "local[2]",
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.sql.shuffle.partitions", "2",
          // Spark allocates whole blocks, and every stage broadcasts its few bytes of tasks.
          "spark.broadcast.blockSize", "64k",
          // Nobody looks at the plans of queries.
          "spark.sql.ui.explainMode", "simple",
          // Of all jobs: many queries are those of the job before.
          "spark.sql.codegen.cache.maxEntries", "5000");

  private final List<String> settings;

  /** Runs that have some settings in common, such as {@code network.hidden=16}. */
  public LocalRuns(String... settings) {
    this.settings = List.of(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    SPARK.forEach(System::setProperty);
    SparkTest.spark();
  }

  /** Jobs from here on, to the end of the test class, start Spark and stop it. */
  public static void startSparkInJobs() {
    SparkTest.stop();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    SPARK.keySet().forEach(System::clearProperty);
  }

  /**
   * The command line of a run.
   *
   * @param more settings of this run alone, or options as {@code --held-out=PATH}
   */
  public String[] arguments(Path input, Path output, String... more) {
    Stream<String> places = Stream.of("--input=" + input, "--output=" + output);
    Stream<String> others =
        Stream.concat(settings.stream(), Stream.of(more))
            .map(each -> each.startsWith("--") ? each : "--set=" + each);
    return Stream.concat(places, others).toArray(String[]::new);
  }

  /** The folder of the run that is current in an output folder. */
  public static Path folder(Path output) throws IOException {
    return output.resolve("runs").resolve(Files.readString(output.resolve("CURRENT")).strip());
  }

  /** Its {@code metrics.json}. */
  public static JsonNode metrics(Path output) throws IOException {
    return json(output, "metrics.json");
  }

  /** Any of its files that is JSON. */
  public static JsonNode json(Path output, String name) throws IOException {
    return new ObjectMapper().readTree(folder(output).resolve(name).toFile());
  }

  /** Its {@code model.zip}. */
  public static MultiLayerNetwork network(Path output) throws IOException {
    return network(output, "model.zip");
  }

  /** Any of its networks. */
  public static MultiLayerNetwork network(Path output, String name) throws IOException {
    return ModelSerializer.restoreMultiLayerNetwork(folder(output).resolve(name).toFile());
  }
}
