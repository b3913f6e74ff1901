import static org.assertj.core.api.Assertions.assertThat;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.json;
import static recommender.testing.TrainedKinds.ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.ml.AutoencoderRecommenderModel;
import recommender.model.Recommender;
import recommender.model.ScoredItem;
import recommender.testing.LocalRuns;
import recommender.testing.OwnSplit;
import recommender.testing.SameMetrics;
import recommender.testing.SparkTest;
import recommender.testing.TrainedKinds;
import recommender.testing.TrainedKinds.Kind;

/**
 * Service, job, Spark ML's interface and a plain DL4J program with the files of the run give the
 * same predictions for unseen users, whatever the kind of model; and the run, evaluated on its own
 * split, the metrics of its training.
 */
class RecommendParityIT extends SparkTest {
  @RegisterExtension static final LocalRuns RUNS = new LocalRuns();
  @RegisterExtension static final TrainedKinds KINDS = new TrainedKinds(TrainJob::run);

  private static final int USERS = 100;

  @TempDir static Path folder;
  private static Path unseen;
  private static final Map<Long, Map<Long, Double>> KNOWN = new TreeMap<>();

  /** Users 1001 to 1100, who have 3 to 12 ratings each. */
  @BeforeAll
  static void drawUsers() throws IOException {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (long user = 1001; user <= 1000 + USERS; user++) {
      Map<Long, Double> known = new TreeMap<>();
      int count = 3 + random.nextInt(10);
      while (known.size() < count) {
        known.put(1L + random.nextInt(ITEMS), (1 + random.nextInt(10)) / 2.0);
      }
      KNOWN.put(user, known);
      for (Map.Entry<Long, Double> rating : known.entrySet()) {
        csv.append(user + "," + rating.getKey() + "," + rating.getValue() + ",1\n");
      }
    }
    unseen = Files.writeString(folder.resolve("unseen.csv"), csv);
  }

  @ParameterizedTest
  @EnumSource(names = {"USER_VECTORS", "RECIPE", "RANKING", "SHALLOW_OF_TWO", "FUSED"})
  void allGiveTheSamePredictions(Kind kind) throws IOException {
    Path run = KINDS.trained(kind);
    Path own = Files.createDirectory(folder.resolve(kind.name()));
    assertEvaluatedAsTested(run, own);
    Map<String, Double> service = service(run);
    assertThat(service).hasSize(USERS * ITEMS);
    assertSame("job", service, job(run, own));
    assertSame("Spark ML", service, ml(run, own));
    Map<String, Double> plain = plain(kind, run);
    // Logits are the logarithms of probabilities but for a constant of the user.
    assertSame(
        "plain DL4J",
        kind == Kind.RANKING ? lessTheirMean(service) : service,
        kind == Kind.RANKING ? lessTheirMean(plain) : plain);
  }

  /** What is scored on the own split is what was scored after training, to the last digit. */
  private static void assertEvaluatedAsTested(Path run, Path own) throws IOException {
    OwnSplit split = OwnSplit.of(KINDS.file(), run, own);
    Path evaluation = own.resolve("evaluation");
    assertThat(
            EvaluateJob.run(
                "--run", run.toString(),
                "--input", split.known().toString(),
                "--held-out", split.heldOut().toString(),
                "--output", evaluation.toString()))
        .isZero();
    SameMetrics.assertSame(run, evaluation);
  }

  private static Map<String, Double> lessTheirMean(Map<String, Double> scores) {
    Map<String, Double> means =
        scores.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.getKey().split(",")[0],
                    Collectors.averagingDouble(Map.Entry::getValue)));
    Map<String, Double> less = new LinkedHashMap<>();
    scores.forEach((pair, score) -> less.put(pair, score - means.get(pair.split(",")[0])));
    return less;
  }

  private static void assertSame(
      String name, Map<String, Double> expected, Map<String, Double> actual) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    double most = 0;
    for (Map.Entry<String, Double> each : expected.entrySet()) {
      most = Math.max(most, Math.abs(each.getValue() - actual.get(each.getKey())));
    }
    System.out.printf("%s: largest difference to the service %.1e%n", name, most);
    assertThat(most).as(name).isLessThan(1e-4);
  }

  private static Map<String, Double> service(Path run) throws IOException {
    Map<String, Double> scores = new LinkedHashMap<>();
    try (Recommender recommender =
        Recommender.load(new org.apache.hadoop.fs.Path(folder(run).toUri()), new Configuration())) {
      KNOWN.forEach(
          (user, known) -> {
            for (ScoredItem item : recommender.predict(known, recommender.items())) {
              scores.put(user + "," + item.item(), item.score());
            }
          });
    }
    return scores;
  }

  private static Map<String, Double> job(Path run, Path own) throws IOException {
    Path table = own.resolve("scores");
    assertThat(
            RecommendJob.run(
                "--run", run.toString(),
                "--input", unseen.toString(),
                "--pairs", pairs().toString(),
                "--output", table.toString(),
                "--output-format", "csv"))
        .isZero();
    Map<String, Double> scores = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(table)) {
      for (Path part : files.filter(file -> file.toString().endsWith(".csv")).toList()) {
        for (String line : Files.readAllLines(part)) {
          String[] fields = line.split(",");
          if (!fields[0].equals("user")) {
            scores.put(fields[0] + "," + fields[1], Double.valueOf(fields[2]));
          }
        }
      }
    }
    return scores;
  }

  private static Path pairs() throws IOException {
    List<String> lines = new ArrayList<>(List.of("userId,movieId"));
    for (long user : KNOWN.keySet()) {
      for (int item = 1; item <= ITEMS; item++) {
        lines.add(user + "," + item);
      }
    }
    return Files.write(folder.resolve("pairs.csv"), lines);
  }

  /** A model that was saved knows its users by their ratings, which stand beside the run. */
  private static Map<String, Double> ml(Path run, Path own) throws IOException {
    Path saved = own.resolve("saved");
    Files.createDirectory(saved);
    try (Stream<Path> files = Files.list(folder(run))) {
      for (Path file : files.toList()) {
        Files.copy(file, saved.resolve(file.getFileName()));
      }
    }
    spark()
        .read()
        .option("header", "true")
        .schema("user LONG, item LONG, rating DOUBLE")
        .csv(unseen.toString())
        .write()
        .parquet(saved.resolve("profiles.parquet").toString());
    Files.createDirectory(saved.resolve("metadata"));
    Files.writeString(
        saved.resolve("metadata/part-00000"),
        "{\"class\":\"%s\",\"timestamp\":1,\"sparkVersion\":\"3.5\",\"uid\":\"x\",\"paramMap\":{},\"defaultParamMap\":{}}"
            .formatted(AutoencoderRecommenderModel.class.getName()));
    return AutoencoderRecommenderModel.load(saved.toString())
        .transform(
            spark()
                .read()
                .option("header", "true")
                .schema("user LONG, item LONG")
                .csv(pairs().toString()))
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getLong(0) + "," + row.getLong(1), row -> (double) row.getFloat(2)));
  }

  /** What a program has that has never heard of this project: networks, numbers and a table. */
  private record Plain(Path run, JsonNode facts, List<Row> items) {
    double offset(int column) {
      return items.get(column).getDouble(2);
    }

    double[] output(String file, double[] input) throws IOException {
      INDArray output =
          LocalRuns.network(run, file)
              .output(Nd4j.create(new double[][] {input}).castTo(DataType.FLOAT));
      return output.toDoubleVector();
    }
  }

  private static Map<String, Double> plain(Kind kind, Path run) throws IOException {
    boolean hasCodes = kind == Kind.RECIPE;
    List<Row> items =
        spark()
            .read()
            .parquet(folder(run).resolve("items.parquet").toString())
            .selectExpr("item", "column", "offset", hasCodes ? "code" : "null AS code")
            .orderBy("column")
            .collectAsList();
    Plain plain = new Plain(run, json(run, "model.json"), items);
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Map.Entry<Long, Map<Long, Double>> user : KNOWN.entrySet()) {
      double[] ratings = new double[ITEMS];
      for (int column = 0; column < ITEMS; column++) {
        ratings[column] = user.getValue().getOrDefault(items.get(column).getLong(0), Double.NaN);
      }
      double[] predicted =
          switch (kind) {
            case USER_VECTORS -> byUsers(plain, ratings);
            case RECIPE -> byItems(plain, ratings);
            case RANKING -> logSoftmax(plain, plain.facts.at("/ranking"), ratings);
            case SHALLOW_OF_TWO -> shallow(plain, plain.facts.at("/ranking"), ratings);
            case FUSED -> fused(plain, ratings);
            default -> throw new IllegalArgumentException(kind.name());
          };
      for (int column = 0; column < ITEMS; column++) {
        scores.put(user.getKey() + "," + items.get(column).getLong(0), predicted[column]);
      }
    }
    return scores;
  }

  private static double clip(Plain plain, double rating) {
    return Math.max(
        plain.facts.at("/rating_min").asDouble(),
        Math.min(plain.facts.at("/rating_max").asDouble(), rating));
  }

  private static double[] byUsers(Plain plain, double[] ratings) throws IOException {
    double mean = plain.facts.at("/global_mean").asDouble();
    double indicator = plain.facts.at("/input_indicator").asDouble();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < ITEMS; i++) {
      if (!Double.isNaN(ratings[i])) {
        sum += ratings[i] - mean - plain.offset(i);
        count++;
      }
    }
    double user = sum / (count + 5);
    double factor = 10 / Math.sqrt(count);
    double[] input = new double[2 * ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      if (!Double.isNaN(ratings[i])) {
        input[i] = (ratings[i] - mean - plain.offset(i) - user) * factor;
        input[ITEMS + i] = indicator * factor;
      }
    }
    double[] output = plain.output("model.zip", input);
    for (int i = 0; i < ITEMS; i++) {
      output[i] = clip(plain, output[i] + mean + plain.offset(i) + user);
    }
    return output;
  }

  /** Ridge on the codes of the table: |w|² has 100, the user's offset 5. */
  private static double[] byItems(Plain plain, double[] ratings) {
    double mean = plain.facts.at("/global_mean").asDouble();
    int width = plain.items.get(0).<Float>getList(3).size();
    double[][] normal = new double[width + 1][width + 1];
    double[] right = new double[width + 1];
    for (int i = 0; i < ITEMS; i++) {
      if (!Double.isNaN(ratings[i])) {
        double[] code = code(plain, i, width);
        for (int row = 0; row <= width; row++) {
          right[row] += code[row] * (ratings[i] - mean - plain.offset(i));
          for (int column = 0; column <= width; column++) {
            normal[row][column] += code[row] * code[column];
          }
        }
      }
    }
    for (int row = 0; row <= width; row++) {
      normal[row][row] += row < width ? 100 : 5;
    }
    double[] weights =
        new LUDecomposition(new Array2DRowRealMatrix(normal))
            .getSolver()
            .solve(new ArrayRealVector(right))
            .toArray();
    double[] predicted = new double[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      double[] code = code(plain, i, width);
      predicted[i] = mean + plain.offset(i);
      for (int unit = 0; unit <= width; unit++) {
        predicted[i] += weights[unit] * code[unit];
      }
      predicted[i] = clip(plain, predicted[i]);
    }
    return predicted;
  }

  private static double[] code(Plain plain, int column, int width) {
    double[] code = new double[width + 1];
    List<Float> units = plain.items.get(column).getList(3);
    for (int unit = 0; unit < width; unit++) {
      code[unit] = units.get(unit);
    }
    code[width] = 1;
    return code;
  }

  private static double[] logSoftmax(Plain plain, JsonNode facts, double[] ratings)
      throws IOException {
    double indicator = facts.at("/input_indicator").asDouble();
    double from = facts.at("/liked_from").asDouble();
    long rated = Arrays.stream(ratings).filter(rating -> !Double.isNaN(rating)).count();
    long liked = Arrays.stream(ratings).filter(rating -> rating >= from).count();
    boolean isScaled = facts.at("/input_scaling").asText().equals("sqrt-count");
    long count = indicator > 0 ? rated : liked;
    double factor = isScaled ? (count == 0 ? 0 : 10 / Math.sqrt(count)) : 1;
    double[] input = new double[(indicator > 0 ? 2 : 1) * ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      input[i] = ratings[i] >= from ? factor : 0;
      if (indicator > 0 && !Double.isNaN(ratings[i])) {
        input[ITEMS + i] = indicator * factor;
      }
    }
    return Arrays.stream(plain.output(facts.at("/network").asText(), input))
        .map(Math::log)
        .toArray();
  }

  private static double[] shallow(Plain plain, JsonNode facts, double[] ratings)
      throws IOException {
    double from = facts.at("/liked_from").asDouble();
    int channels = facts.at("/channels").isMissingNode() ? 1 : 2;
    double[] input = new double[channels * ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      if (ratings[i] >= from) {
        input[i] = 1;
      } else if (channels == 2 && !Double.isNaN(ratings[i])) {
        input[ITEMS + i] = 1;
      }
    }
    return plain.output(facts.at("/network").asText(), input);
  }

  private static double[] fused(Plain plain, double[] ratings) throws IOException {
    JsonNode facts = plain.facts.at("/ranking");
    double[] sums = logSoftmax(plain, facts, ratings);
    double[] ease = shallow(plain, facts.at("/ease"), ratings);
    for (int i = 0; i < ITEMS; i++) {
      sums[i] += facts.at("/ease_weight").asDouble() * ease[i];
    }
    return sums;
  }
}
