package recommender.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The examples for schedulers, each read by its own tool or by a parser of its format. */
class ScheduleTest {
  private static final Path FOLDER = Path.of("conf/schedule");

  @TempDir Path own;

  @Test
  void cronStartsItAtHalfPastTwo() throws IOException {
    List<String> lines =
        Files.readAllLines(FOLDER.resolve("crontab")).stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith("PATH="))
            .toList();
    assertThat(lines).hasSize(1);
    String[] fields = lines.get(0).split(" ", 6);
    demandHalfPastTwo(String.join(" ", List.of(fields).subList(0, 5)));
    assertThat(fields[5]).startsWith("/opt/recommender/submit/retrain.sh --conf ");
  }

  private static void demandHalfPastTwo(String schedule) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    ZonedDateTime noon = ZonedDateTime.parse("2026-11-27T12:00:00Z");
    assertThat(ExecutionTime.forCron(parser.parse(schedule)).nextExecution(noon))
        .hasValue(ZonedDateTime.parse("2026-11-28T02:30:00Z"));
  }

  @Test
  void kubernetesStartsOneAtATimeAndNeverAgain() throws IOException {
    Map<?, ?> spec = spec("cronjob.yaml", "batch/v1", "CronJob");
    demandHalfPastTwo((String) spec.get("schedule"));
    assertThat(spec.get("concurrencyPolicy")).isEqualTo("Forbid");
    Map<?, ?> job = (Map<?, ?>) ((Map<?, ?>) spec.get("jobTemplate")).get("spec");
    assertThat(job.get("backoffLimit")).isEqualTo(0);
    Map<?, ?> pod = (Map<?, ?>) ((Map<?, ?>) job.get("template")).get("spec");
    assertThat(pod.get("restartPolicy")).isEqualTo("Never");
    Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
    assertThat((List<?>) container.get("command"))
        .first()
        .isEqualTo("/opt/recommender/submit/retrain.sh");
  }

  @Test
  void theSparkOperatorStartsOneAtATimeAndNeverAgain() throws IOException {
    Map<?, ?> spec =
        spec("spark-application.yaml", "sparkoperator.k8s.io/v1beta2", "ScheduledSparkApplication");
    demandHalfPastTwo((String) spec.get("schedule"));
    assertThat(spec.get("concurrencyPolicy")).isEqualTo("Forbid");
    Map<?, ?> application = (Map<?, ?>) spec.get("template");
    assertThat(application.get("mainClass")).isEqualTo("TrainJob");
    assertThat(((Map<?, ?>) application.get("restartPolicy")).get("type")).isEqualTo("Never");
  }

  private static Map<?, ?> spec(String file, String version, String kind) throws IOException {
    Map<?, ?> all = new Yaml().load(Files.readString(FOLDER.resolve(file)));
    assertThat(all.get("apiVersion")).isEqualTo(version);
    assertThat(all.get("kind")).isEqualTo(kind);
    return (Map<?, ?>) all.get("spec");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recommender-retrain.service", "recommender-retrain.timer"})
  void systemdFindsNoFault(String unit) throws Exception {
    String verify = tool("systemd-analyze");
    Files.copy(
        FOLDER.resolve("recommender-retrain.service"), own.resolve("recommender-retrain.service"));
    Files.copy(
        FOLDER.resolve("recommender-retrain.timer"), own.resolve("recommender-retrain.timer"));
    assertThat(output(verify, "verify", "--man=no", own.resolve(unit).toString()))
        .doesNotContain("recommender-retrain");
  }

  @Test
  void pythonCompilesTheGraph() throws Exception {
    String python = tool("python3");
    String program = "import sys; compile(open(sys.argv[1]).read(), 'airflow.py', 'exec')";
    assertThat(output(python, "-c", program, FOLDER.resolve("airflow.py").toString())).isEmpty();
  }

  private static String tool(String name) {
    List<Path> found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .toList();
    assumeTrue(!found.isEmpty(), name + " is not on the PATH");
    return found.get(0).toString();
  }

  /** What a tool complains of; it has to find no fault. */
  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
