import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Hdfs;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.StandaloneCluster;
import recommender.testing.SyntheticRatings;

/** The packaged job, submitted: to a real standalone cluster with a real HDFS, and bare. */
@DisabledOnOs(OS.WINDOWS)
class TrainJobClusterIT {
  @RegisterExtension static final Hdfs HDFS = new Hdfs();
  @RegisterExtension static final StandaloneCluster CLUSTER = new StandaloneCluster();

  private static final List<String> SMALL =
      List.of(
          "--set", "network.hidden=[16, 8, 16]",
          "--set", "training.epochs=2",
          "--set", "training.batch-size=8",
          "--set", "training.workers=2",
          "--set", "training.averaging-frequency=2",
          "--set", "split.percentile=0.8",
          "--set", "evaluation.bootstrap=50");

  /** For runs of which no more than the first training is asked for. */
  private static final List<String> ONCE = List.of("--set", "training.refit=false");

  private static final List<String> BARE =
      List.of("submit/spark-submit", "--class", "TrainJob", "target/autoencoder-recommender.jar");

  private static final String RATINGS = SyntheticRatings.csv(120, 30);

  @TempDir static Path folder;

  /** What the run that left {@code /kryo} printed. */
  private static String printed;

  @BeforeAll
  static void trainOnTwoExecutors() throws Exception {
    try (OutputStream file =
        HDFS.files().create(new org.apache.hadoop.fs.Path("/in/ratings.csv"))) {
      file.write(RATINGS.getBytes(StandardCharsets.UTF_8));
    }
    train("KryoSerializer", "/kryo", List.of());
    printed = output();
  }

  @Test
  void trainsOnTwoExecutorsFromHdfsToHdfs() throws Exception {
    String id = read("/kryo/CURRENT").strip();
    assertThat(names("/kryo/runs")).containsExactly(id);
    assertThat(names("/kryo/runs/" + id))
        .containsExactly(
            "_SUCCESS",
            "baselines.json",
            "history.csv",
            "items.parquet",
            "metrics.json",
            "model-card.md",
            "model.json",
            "model.zip",
            "optimizer.bin",
            "quality.json",
            "report.html",
            "settings.conf",
            "users.parquet",
            "verdict.json");
    JsonNode metrics = new ObjectMapper().readTree(read("/kryo/runs/" + id + "/metrics.json"));
    assertThat(metrics.at("/training/workers").asInt()).isEqualTo(2);
    // After so few epochs a network predicts about as well as the mean.
    assertThat(metrics.at("/test/rmse").asDouble())
        .isCloseTo(metrics.at("/baselines/global_mean/rmse").asDouble(), within(0.1));
    try (InputStream model = open("/kryo/runs/" + id + "/model.zip")) {
      assertThat(ModelSerializer.restoreMultiLayerNetwork(model).numParams())
          .isEqualTo(metrics.at("/network/parameters").asLong());
    }
    assertThat(printed).contains("Run " + id + ": " + HDFS.path("/kryo/runs/" + id));
  }

  /**
   * In one JVM parameters pass through memory; between JVMs they travel by a codec of their own,
   * whichever serializer carries it.
   */
  @Test
  void oneJvmAndSeveralTrainTheSameWithEitherSerializer() throws Exception {
    Path ratings = Files.writeString(folder.resolve("ratings.csv"), RATINGS);
    Path out = folder.resolve("out dir");
    List<String> arguments = new ArrayList<>(ONCE);
    arguments.addAll(List.of("--input", ratings.toString(), "--output", out.toString()));
    assertThat(submit(BARE, "", arguments)).as(output()).isZero();
    assertThat(Listing.of(out)).hasSize(16);
    double[] local = losses(Files.readString(LocalRuns.folder(out).resolve("history.csv")));
    assertThat(local).hasSize(2);
    assertThat(losses(history("/kryo"))).containsExactly(local, within(1e-6));
    train("JavaSerializer", "/java", ONCE);
    assertThat(losses(history("/java"))).containsExactly(local, within(1e-6));
  }

  @Test
  void exitCodesOfAJobThatIsSubmittedBareArePassedOn() throws Exception {
    assertThat(submit(BARE, "", List.of("--set", "split.fraction=80"))).isEqualTo(2);
    assertThat(output())
        .contains(
            "1. input.path: expected a path or a list of paths (--input PATH), or a table (--input-table NAME), was"
                + " absent",
            "2. split.fraction: expected a number in (0, 1), was 80 (--set split.fraction)");
  }

  /** Each of two executors loads the run from HDFS. */
  @Test
  void listsAreMadeFromHdfsToHdfs() throws Exception {
    List<String> command =
        List.of("submit/standalone.sh", "--master", CLUSTER.master(), "RecommendJob");
    List<String> arguments =
        List.of(
            "--run",
            HDFS.path("/kryo"),
            "--input",
            HDFS.path("/in/*.csv"),
            "--output",
            HDFS.path("/lists"),
            "--output-format",
            "csv",
            "--partition",
            "dt=2026-11-28",
            "--top",
            "3");
    assertThat(submitted(command, onCluster("KryoSerializer"), arguments)).as(output()).isZero();
    assertThat(names("/lists")).containsExactly("dt=2026-11-28");
    long rows = 0;
    for (String part : names("/lists/dt=2026-11-28")) {
      rows += read("/lists/dt=2026-11-28/" + part).lines().skip(1).count();
    }
    assertThat(rows).isEqualTo(3 * 120);
    assertThat(submitted(command, onCluster("KryoSerializer"), arguments)).isEqualTo(5);
  }

  private static String onCluster(String serializer) {
    return "--executor-memory 1g --driver-memory 1g --conf spark.ui.enabled=false"
        // As many as there are slots: the ratings are few.
        + " --conf spark.sql.shuffle.partitions=2"
        + " --conf spark.serializer=org.apache.spark.serializer."
        + serializer;
  }

  /** A run on the cluster, from HDFS to a folder there. */
  private static void train(String serializer, String to, List<String> settings)
      throws IOException, InterruptedException {
    List<String> command =
        List.of("submit/standalone.sh", "--master", CLUSTER.master(), "TrainJob");
    List<String> arguments = new ArrayList<>(settings);
    arguments.addAll(List.of("--input", HDFS.path("/in/*.csv"), "--output", HDFS.path(to)));
    assertThat(submit(command, onCluster(serializer), arguments)).as(output()).isZero();
  }

  private static int submit(List<String> script, String sparkArgs, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(SMALL);
    return submitted(script, sparkArgs, all);
  }

  private static int submitted(List<String> script, String sparkArgs, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(script);
    command.set(0, Path.of(script.get(0)).toAbsolutePath().toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().keySet().removeAll(Arrays.asList("SPARK_HOME", "SPARK_CONF_DIR"));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_ARGS", sparkArgs);
    builder.environment().put("JAVA_TOOL_OPTIONS", StandaloneCluster.SHORT_LIVED);
    Process process = builder.start();
    assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  /** The train loss of each epoch, of two workers averaged several times an epoch. */
  private static double[] losses(String history) {
    return history
        .lines()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
        .toArray();
  }

  private static String history(String output) throws IOException {
    return read(output + "/runs/" + read(output + "/CURRENT").strip() + "/history.csv");
  }

  private static InputStream open(String path) throws IOException {
    return HDFS.files().open(new org.apache.hadoop.fs.Path(path));
  }

  private static String read(String path) throws IOException {
    try (InputStream file = open(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> names(String path) throws IOException {
    FileStatus[] files = HDFS.files().listStatus(new org.apache.hadoop.fs.Path(path));
    return Arrays.stream(files).map(file -> file.getPath().getName()).sorted().toList();
  }
}
