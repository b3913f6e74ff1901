import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.TrainedKinds.ITEMS;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recommender.model.Recommender;
import recommender.model.ScoreSource;
import recommender.model.ScoredItem;
import recommender.testing.Hdfs;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.Onnx;
import recommender.testing.TrainedKinds;
import recommender.testing.TrainedKinds.Kind;

/** Files that are exported answer in onnxruntime what the service answers by the run. */
class ExportJobIT {
  @RegisterExtension static final LocalRuns RUNS = new LocalRuns();
  @RegisterExtension static final TrainedKinds KINDS = new TrainedKinds(TrainJob::run);
  @RegisterExtension static final Hdfs HDFS = new Hdfs();

  private static final int BATCH_SIZE = 64;

  @TempDir static Path folder;

  /** Users by what they rated: drawn, of training, and such as hardly anybody tests. */
  private static final List<Map<Long, Double>> USERS = new ArrayList<>();

  @BeforeAll
  static void drawUsers() {
    Random random = new Random(3);
    USERS.add(Map.of());
    USERS.add(Map.of(7L, 4.5));
    USERS.add(Map.of(7L, 1.0));
    USERS.add(Map.of(3L, 50.0, 4L, -2.0));
    Map<Long, Map<Long, Double>> trained = new TreeMap<>();
    TrainedKinds.ratings()
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            row ->
                trained
                    .computeIfAbsent(Long.valueOf(row[0]), user -> new TreeMap<>())
                    .put(Long.valueOf(row[1]), Double.valueOf(row[2])));
    trained.values().stream().limit(30).forEach(USERS::add);
    while (USERS.size() < 2 * BATCH_SIZE) {
      Map<Long, Double> known = new TreeMap<>();
      int count = 1 + random.nextInt(ITEMS);
      while (known.size() < count) {
        known.put(1L + random.nextInt(ITEMS), (1 + random.nextInt(10)) / 2.0);
      }
      USERS.add(known);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFileAnswersWhatTheServiceDoes(Kind kind) throws IOException, OrtException {
    Path run = KINDS.trained(kind);
    Path file = folder.resolve(kind + "-export/model.onnx");
    assertThat(export("--run=" + run, "--output=" + file, "--verify=70")).isZero();
    assertThat(Listing.of(file.getParent()))
        .containsExactlyElementsOf(
            kind == Kind.BOTH
                ? List.of("items.csv", "model-ranking.onnx", "model.onnx")
                : List.of("items.csv", "model.onnx"));
    Map<Integer, Long> items = items(file);
    try (Recommender service =
        Recommender.load(new org.apache.hadoop.fs.Path(folder(run).toUri()), new Configuration())) {
      for (int from = 0; from < USERS.size(); from += BATCH_SIZE) {
        assertSame(service, file, items, USERS.subList(from, from + BATCH_SIZE));
      }
      for (Map<Long, Double> user : USERS.subList(0, 10)) {
        assertSame(service, file, items, List.of(user));
      }
      if (kind == Kind.BOTH) {
        assertLists(service, file.resolveSibling("model-ranking.onnx"), items);
      }
    }
  }

  private static void assertSame(
      Recommender service, Path file, Map<Integer, Long> items, List<Map<Long, Double>> users) {
    float[][] actual = Onnx.run(file, dense(users, items));
    Set<Float> different = new HashSet<>();
    for (int user = 0; user < actual.length; user++) {
      List<ScoredItem> expected = service.predict(users.get(user), items.values());
      for (int column = 0; column < items.size(); column++) {
        assertThat((double) actual[user][column])
            .as("%s, item %s", users.get(user), expected.get(column))
            .isCloseTo(expected.get(column).score(), within(1e-4));
        different.add(actual[user][column]);
      }
    }
    // Clipped to one end of the scale they would all be the same, whatever the network says.
    assertThat(different).hasSizeGreaterThan(users.size() > 1 ? 100 : 0);
  }

  /** Of a run of both, lists say what the second model answers. */
  private static void assertLists(Recommender service, Path file, Map<Integer, Long> items) {
    List<Map<Long, Double>> users = USERS.subList(0, 20);
    float[][] actual = Onnx.run(file, dense(users, items));
    for (int user = 0; user < actual.length; user++) {
      float[] scores = actual[user];
      List<ScoredItem> list = service.topN(users.get(user), ITEMS, List.of());
      ScoreSource source = users.get(user).isEmpty() ? ScoreSource.POPULARITY : ScoreSource.RANKING;
      assertThat(list).isNotEmpty().allMatch(item -> item.source() == source);
      for (ScoredItem item : list) {
        int column = new ArrayList<>(items.values()).indexOf((Long) item.item());
        assertThat((double) scores[column]).isCloseTo(item.score(), within(1e-4));
      }
    }
  }

  @Test
  void aFileSaysWhatItIs() throws IOException, OrtException {
    Path run = KINDS.trained(Kind.SHALLOW);
    Path file = folder.resolve("metadata/model.onnx");
    assertThat(export("--run=" + folder(run), "--output=" + file)).isZero();
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      Map<String, String> metadata = session.getMetadata().getCustomMetadata();
      assertThat(metadata)
          .containsEntry("run", folder(run).getFileName().toString())
          .containsEntry("objective", "ranking")
          .containsEntry("rating_min", "0.5")
          .containsEntry("rating_max", "5.0");
      assertThat(new ObjectMapper().readValue(metadata.get("items"), Long[].class))
          .containsExactlyElementsOf(items(file).values());
      assertThat(session.getMetadata().getProducerName()).isEqualTo("autoencoder-recommender");
    }
  }

  @Test
  void whatIsThereIsReplacedOnDemandOnly() throws IOException {
    Path run = KINDS.trained(Kind.SHALLOW);
    Path there = Files.createDirectory(folder.resolve("there"));
    Path file = Files.writeString(there.resolve("model.onnx"), "old");
    assertThat(export("--run=" + run, "--output=" + file)).isEqualTo(5);
    assertThat(Listing.of(there)).containsExactly("model.onnx");
    assertThat(file).hasContent("old");
    assertThat(export("--run=" + run, "--output=" + file, "--overwrite", "--verify=3")).isZero();
    assertThat(Listing.of(there)).containsExactly("items.csv", "model.onnx");
    Files.delete(file);
    assertThat(export("--run=" + run, "--output=" + file)).isEqualTo(5);
    assertThat(Listing.of(there)).containsExactly("items.csv");
  }

  @Test
  void whatCannotBeReadOrIsNotAskedForRightHasItsCode() throws IOException {
    Path file = folder.resolve("none/model.onnx");
    assertThat(export("--run=" + folder.resolve("nowhere"), "--output=" + file)).isEqualTo(5);
    assertThat(export("--run=" + KINDS.trained(Kind.SHALLOW), "--output=model")).isEqualTo(2);
    Path damaged = folder.resolve("damaged");
    Files.createDirectories(damaged);
    for (Path each : Files.list(folder(KINDS.trained(Kind.SHALLOW))).toList()) {
      Files.copy(each, damaged.resolve(each.getFileName()));
    }
    Files.writeString(damaged.resolve("model.zip"), "damaged");
    assertThat(export("--run=" + damaged, "--output=" + file)).isEqualTo(5);
    assertThat(Listing.of(file.getParent())).isEmpty();
    assertThat(export("--help")).isZero();
  }

  @Test
  void aFileIsWrittenToHdfsAndComparedThere() throws IOException {
    String file = HDFS.path("/exports/model.onnx");
    Path run = KINDS.trained(Kind.RECIPE);
    assertThat(export("--run=" + run, "--output=" + file, "--verify=5")).isZero();
    assertThat(export("--run=" + run, "--output=" + file)).isEqualTo(5);
    assertThat(export("--run=" + run, "--output=" + file, "--overwrite")).isZero();
    assertThat(HDFS.files().listStatus(new org.apache.hadoop.fs.Path("/exports")))
        .extracting(each -> each.getPath().getName())
        .containsExactly("items.csv", "model.onnx");
  }

  /** A layer of sigmoid units and one of none, worked out from the text alone. */
  @Test
  void weightsAsTextAreEnoughToPredictWith() throws IOException {
    Path run = KINDS.trained(Kind.AUTOREC_USER);
    Path text = folder.resolve("text");
    assertThat(export("--run=" + run, "--output=" + text, "--output-format=csv")).isZero();
    assertThat(Listing.of(text))
        .containsExactly(
            "items.csv",
            "items.parts.csv",
            "layer1.offsets.csv",
            "layer1.weights.csv",
            "layer2.offsets.csv",
            "layer2.weights.csv",
            "model.json",
            "weights.csv");
    assertThat(Files.readAllLines(text.resolve("weights.csv")))
        .contains("file,rows,columns,meaning")
        .anyMatch(line -> line.startsWith("layer1.weights.csv," + ITEMS + ",12,"));
    assertThat(export("--run=" + run, "--output=" + text, "--output-format=csv")).isEqualTo(5);
    List<Map<Long, Double>> users = List.of(Map.of(7L, 4.5, 9L, 2.0));
    Map<Integer, Long> items = items(text.resolve("any"));
    float[] rated = dense(users, items)[0];
    try (Recommender service =
        Recommender.load(new org.apache.hadoop.fs.Path(folder(run).toUri()), new Configuration())) {
      List<ScoredItem> expected = service.predict(users.get(0), items.values());
      double[] predicted = sigmoidThenIdentity(text, rated);
      for (int column = 0; column < ITEMS; column++) {
        assertThat(Math.max(0.5, Math.min(5, predicted[column])))
            .isCloseTo(expected.get(column).score(), within(1e-4));
      }
    }
  }

  private static double[] sigmoidThenIdentity(Path text, float[] rated) throws IOException {
    double[][] first = matrix(text.resolve("layer1.weights.csv"));
    double[] hidden = matrix(text.resolve("layer1.offsets.csv"))[0];
    for (int unit = 0; unit < hidden.length; unit++) {
      for (int item = 0; item < ITEMS; item++) {
        hidden[unit] += Float.isNaN(rated[item]) ? 0 : rated[item] * first[item][unit];
      }
      hidden[unit] = 1 / (1 + Math.exp(-hidden[unit]));
    }
    double[][] last = matrix(text.resolve("layer2.weights.csv"));
    double[] predicted = matrix(text.resolve("layer2.offsets.csv"))[0];
    for (int item = 0; item < ITEMS; item++) {
      for (int unit = 0; unit < hidden.length; unit++) {
        predicted[item] += hidden[unit] * last[item][unit];
      }
    }
    return predicted;
  }

  private static double[][] matrix(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static int export(String... args) {
    return ExportJob.run(args);
  }

  private static Map<Integer, Long> items(Path file) throws IOException {
    Map<Integer, Long> items = new LinkedHashMap<>();
    Files.readAllLines(file.resolveSibling("items.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(fields -> items.put(Integer.valueOf(fields[0]), Long.valueOf(fields[1])));
    assertThat(items).hasSizeBetween(25, ITEMS);
    return items;
  }

  private static float[][] dense(List<Map<Long, Double>> users, Map<Integer, Long> items) {
    float[][] dense = new float[users.size()][items.size()];
    for (int user = 0; user < dense.length; user++) {
      for (int column = 0; column < items.size(); column++) {
        Double rating = users.get(user).get(items.get(column));
        dense[user][column] = rating == null ? Float.NaN : rating.floatValue();
      }
    }
    return dense;
  }
}
