package recommender.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.ml.AutoencoderRecommender;
import recommender.model.Recommender;
import recommender.recommendation.Recommendations;

/**
 * Program that fits a contender, makes lists of all users with it, or answers as a service, in a
 * fresh JVM: a line with the answer.
 */
final class RecommendTurn {
  static final String RATINGS = "ratings.csv";

  /** Length of the lists. */
  static final int TOP = 100;

  private static final int RANK = 100;
  private static final int TURNS = 3;
  private static final int CALLERS = 8;

  private RecommendTurn() {}

  /** Who makes lists. */
  enum Contender {
    OURS_RANKING("network.objective=ranking", "network.type=autoencoder"),
    OURS_RATING("network.vectors=user"),
    OURS_ITEM_VECTORS("network.vectors=item"),
    OURS_SHALLOW("network.type=shallow", "network.channels=liked", "ease.l2=200"),
    ALS;

    private final List<String> settings;

    Contender(String... settings) {
      this.settings = List.of(settings);
    }

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Contender> ours() {
      return Stream.of(values()).filter(each -> each != ALS).toList();
    }

    static Contender of(String text) {
      return Stream.of(values()).filter(each -> each.text().equals(text)).findFirst().orElseThrow();
    }
  }

  /** The arguments are the contender, the work and the folder of ratings and models. */
  public static void main(String[] args) {
    int exit = 0;
    try {
      Contender contender = Contender.of(args[0]);
      Path folder = Path.of(args[2]);
      System.out.println(
          "@"
              + switch (args[1]) {
                case "fit" -> fit(contender, folder);
                case "lists" -> lists(contender, folder);
                default -> service(contender, folder);
              });
    } catch (Exception | Error e) {
      e.printStackTrace();
      exit = 1;
    }
    Runtime.getRuntime().halt(exit);
  }

  private static Dataset<Row> ratings(SparkSession spark, Path folder) {
    return spark
        .read()
        .option("header", "true")
        .schema("user INT, item INT, rating FLOAT")
        .csv(folder.resolve(RATINGS).toString())
        .cache();
  }

  /** One epoch, or iteration: how good the lists are does not matter to how long they take. */
  private static String fit(Contender contender, Path folder) throws IOException {
    SparkSession spark = JobSession.start();
    Dataset<Row> ratings = ratings(spark, folder);
    String model = folder.resolve(contender.text()).toString();
    if (contender == Contender.ALS) {
      new ALS().setRank(RANK).setMaxIter(1).setSeed(1).fit(ratings).write().save(model);
      return "fitted";
    }
    AutoencoderRecommender estimator =
        new AutoencoderRecommender()
            .setConf("split.validation-fraction", "0")
            .setConf("training.refit", "false");
    for (String setting : contender.settings) {
      String[] pair = setting.split("=");
      estimator.setConf(pair[0], pair[1]);
    }
    if (contender != Contender.OURS_SHALLOW) {
      estimator.setConf("training.epochs", "1");
    }
    estimator.fit(ratings).write().save(model);
    return "fitted";
  }

  /** Users per second, the median of turns after a first one, and megabytes. */
  private static String lists(Contender contender, Path folder) throws IOException {
    SparkSession spark = JobSession.start();
    Dataset<Row> ratings = ratings(spark, folder);
    long users = ratings.select("user").distinct().count();
    String model = folder.resolve(contender.text()).toString();
    Supplier<Dataset<Row>> lists;
    if (contender == Contender.ALS) {
      ALSModel als = ALSModel.load(model);
      lists = () -> als.recommendForAllUsers(TOP);
    } else {
      Recommendations ours = Recommendations.by(spark, new org.apache.hadoop.fs.Path(model));
      lists =
          () ->
              ours.lists(ours.profiles(ratings), Optional.empty(), Recommendations.Asked.of(TOP))
                  .table();
    }
    List<Double> seconds = new ArrayList<>();
    for (int turn = 0; turn <= TURNS; turn++) {
      long started = System.nanoTime();
      lists.get().write().format("noop").mode("overwrite").save();
      seconds.add((System.nanoTime() - started) / 1e9);
    }
    double median = seconds.subList(1, seconds.size()).stream().sorted().toList().get(TURNS / 2);
    return "%f %d".formatted(users / median, Memory.peak() >> 20);
  }

  /** Callers, requests a second, median and 99th percentile; of one caller and of eight. */
  private static String service(Contender contender, Path folder) throws Exception {
    List<Map<Integer, Double>> users = users(folder);
    org.apache.hadoop.fs.Path run =
        new org.apache.hadoop.fs.Path(folder.resolve(contender.text()).toString());
    try (Recommender recommender = Recommender.load(run, new Configuration())) {
      Service service = new Service(recommender, users);
      service.warmUp(CALLERS);
      double[] alone = service.ofOneCaller();
      double capacity = service.capacity();
      double[] together = service.latencies(CALLERS, capacity / 2);
      return answer(1, 1000 / mean(alone), alone) + ";" + answer(CALLERS, capacity / 2, together);
    }
  }

  private static String answer(int threads, double rate, double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%d %f %f %f",
        threads,
        rate,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100]);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static List<Map<Integer, Double>> users(Path folder) throws IOException {
    Map<Integer, Map<Integer, Double>> users = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve(RATINGS))) {
      String[] fields = line.split(",");
      if (!fields[0].equals("user")) {
        users
            .computeIfAbsent(Integer.valueOf(fields[0]), user -> new HashMap<>())
            .put(Integer.valueOf(fields[1]), Double.valueOf(fields[2]));
      }
    }
    return List.copyOf(users.values());
  }
}
