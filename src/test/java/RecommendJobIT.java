import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.model.Recommender;
import recommender.model.ScoredItem;
import recommender.testing.DamagedRuns;
import recommender.testing.HeldOut;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;
import recommender.testing.StandaloneCluster;
import recommender.testing.SyntheticRatings;

/** Lists, scores of pairs and similar items, by runs of several kinds, as tables of CSV. */
class RecommendJobIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "split.percentile=0.8",
          "evaluation.bootstrap=0",
          "network.hidden=16",
          "training.epochs=3",
          "training.batch-size=16",
          "training.workers=1",
          "training.refit=false");

  private static final int ITEMS = 40;

  @TempDir static Path folder;
  private static Path ratings;
  private static Path both;
  private static Path closed;
  private static Path ofRatings;

  @TempDir Path own;
  private final Printed printed = new Printed();
  private Path table;

  @BeforeAll
  static void train() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, ITEMS));
    both = trained("both", "network.objective=both", "ranking.network.hidden=8");
    closed = trained("closed", "network.type=shallow", "ease.l2=5", "network.channels=liked");
    ofRatings = trained("ratings");
  }

  private static Path trained(String name, String... settings) {
    Path output = folder.resolve(name);
    assertThat(TrainJob.run(RUNS.arguments(ratings, output, settings))).isZero();
    return output;
  }

  @BeforeEach
  void choosePlace() {
    table = own.resolve("lists");
  }

  /** The whole table, whatever its parts are: fields by row, the header left out. */
  private static List<String[]> rows(Path table) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(table)) {
      for (Path part : files.filter(file -> file.toString().endsWith(".csv")).toList()) {
        Files.readAllLines(part).stream()
            .skip(1)
            .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
            .forEach(rows::add);
      }
    }
    return rows;
  }

  private static Map<Long, List<String[]>> byUser(List<String[]> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(row -> Long.valueOf(row[0]), Collectors.toList()));
  }

  private static List<Long> items(List<String[]> list) {
    return list.stream().map(row -> Long.valueOf(row[2])).toList();
  }

  private int recommend(Path run, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--run", run.toString()));
    all.addAll(List.of("--output", table.toString(), "--output-format", "csv"));
    all.addAll(List.of(arguments));
    return printed.by(() -> RecommendJob.run(all.toArray(String[]::new)));
  }

  private int lists(Path run, String... arguments) {
    return recommend(
        run,
        Stream.concat(Stream.of("--input", ratings.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static Recommender recommender(Path run) throws IOException {
    return Recommender.load(
        new org.apache.hadoop.fs.Path(folder(run).toUri()), new Configuration());
  }

  private static Map<Long, Map<Long, Double>> known() {
    try {
      return HeldOut.of(ratings, Double.POSITIVE_INFINITY).known();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(own.resolve(name), Arrays.asList(lines));
  }

  /** The service and the job answer alike, for every kind of model. */
  @Test
  void listsAreThoseOfTheService() throws IOException {
    for (Path run : List.of(both, closed, ofRatings)) {
      assertThat(lists(run, "--top", "7", "--overwrite")).isZero();
      Map<Long, List<String[]>> lists = byUser(rows(table));
      assertThat(lists.keySet())
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
      try (Recommender recommender = recommender(run)) {
        known()
            .forEach(
                (user, ratings) -> {
                  List<ScoredItem> expected = recommender.topN(user, ratings, 7, List.of());
                  List<String[]> list = lists.get(user);
                  assertThat(list)
                      .extracting(row -> row[1])
                      .containsExactly("1", "2", "3", "4", "5", "6", "7");
                  assertThat(items(list))
                      .isEqualTo(expected.stream().map(item -> (Long) item.item()).toList());
                  for (int i = 0; i < 7; i++) {
                    assertThat(Double.parseDouble(list.get(i)[3]))
                        .isCloseTo(expected.get(i).score(), within(1e-5));
                    assertThat(list.get(i)[4]).isEqualTo(expected.get(i).source().text());
                  }
                });
      }
    }
    assertThat(printed.out()).contains("by rating").contains("order items worse than popularity");
  }

  @Test
  void theTableHasAHeaderInEachPartAndNothingBesideParts() throws IOException {
    assertThat(lists(closed)).isZero();
    List<String> names = Listing.of(table);
    assertThat(names).contains("_SUCCESS");
    assertThat(names).filteredOn(name -> !name.equals("_SUCCESS")).allMatch(this::isPart);
    for (String part : names.subList(1, names.size())) {
      assertThat(Files.readAllLines(table.resolve(part)).get(0))
          .isEqualTo("user,rank,item,score,source");
    }
    assertThat(Listing.of(own)).allMatch(name -> name.startsWith("lists"));
    assertThat(printed.out())
        .contains("Lists of 10 for 80 users:", "by ranking", "Gini of exposure");
  }

  private boolean isPart(String name) {
    return name.startsWith("part-") && name.endsWith(".csv");
  }

  /** Unknown users, users of unknown items and users without ratings get the most popular items. */
  @Test
  void everybodyGetsAFullList() throws IOException {
    Path few = file("few.csv", "userId,movieId,rating,timestamp", "1,3,5,1", "900,99999,4,1");
    Path users = file("users.csv", "userId", "1", "900", "901");
    assertThat(
            recommend(closed, "--input", few.toString(), "--users", users.toString(), "--top=12"))
        .isZero();
    Map<Long, List<String[]>> lists = byUser(rows(table));
    assertThat(lists).containsOnlyKeys(1L, 900L, 901L);
    assertThat(lists.get(1L)).hasSize(12).allMatch(row -> row[4].equals("ranking"));
    assertThat(items(lists.get(1L))).doesNotContain(3L);
    assertThat(lists.get(900L)).hasSize(12).allMatch(row -> row[4].equals("popularity"));
    assertThat(items(lists.get(901L))).isEqualTo(items(lists.get(900L)));
    try (Recommender recommender = recommender(closed)) {
      assertThat(items(lists.get(901L)))
          .isEqualTo(recommender.items().subList(0, 12).stream().map(item -> (Long) item).toList());
    }
  }

  /** Filters come before the cut and before the fallback. */
  @Test
  void listsAreOfCandidatesAndAsLongAsTheseLast() throws IOException {
    Path users = file("users.csv", "userId", "1", "2", "901");
    Path items = file("items.csv", "movieId", "1", "2", "3", "4", "5", "6", "77777");
    Path exclude = file("exclude.csv", "userId,movieId", "1,2", "1,2", "901,1", "901,3", "901,4");
    assertThat(
            lists(
                both,
                "--users",
                users.toString(),
                "--items",
                items.toString(),
                "--exclude",
                exclude.toString(),
                "--top",
                "3"))
        .isZero();
    Map<Long, List<String[]>> lists = byUser(rows(table));
    for (long user : List.of(1L, 2L)) {
      List<Long> left =
          LongStream.rangeClosed(1, 6)
              .boxed()
              .filter(item -> !known().get(user).containsKey(item))
              .filter(item -> user != 1 || item != 2)
              .toList();
      List<String[]> list = lists.getOrDefault(user, List.of());
      assertThat(items(list)).isSubsetOf(left).hasSize(Math.min(3, left.size()));
    }
    assertThat(items(lists.get(901L))).containsExactlyInAnyOrder(2L, 5L, 6L);
  }

  @Test
  void ratedItemsAreListedOnDemandAndAListMayHaveOneItem() throws IOException {
    Path items = file("one.csv", "movieId", "7");
    assertThat(lists(closed, "--items", items.toString(), "--include-rated")).isZero();
    assertThat(rows(table)).hasSize(80).allMatch(row -> row[2].equals("7"));
  }

  /** Of whom one has rated everything, and gets nothing; and a table of a single user. */
  @Test
  void usersMayBeManyOrOne() throws IOException {
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int user = 1; user <= 10_000; user++) {
      for (int item = 0; item < 3; item++) {
        csv.append("%d,%d,4,1%n".formatted(user, 1 + (user + 7 * item) % ITEMS));
      }
    }
    for (int item = 1; item <= ITEMS; item++) {
      csv.append("10001,%d,4,1%n".formatted(item));
    }
    Path many = Files.writeString(own.resolve("many.csv"), csv);
    assertThat(recommend(closed, "--input", many.toString(), "--top", "2")).isZero();
    Map<Long, List<String[]>> lists = byUser(rows(table));
    assertThat(lists).hasSize(10_000).doesNotContainKey(10_001L);
    assertThat(lists.values()).allMatch(list -> list.size() == 2);
    Path one = file("one.csv", "userId,movieId,rating,timestamp", "1,3,5,1");
    assertThat(recommend(closed, "--input", one.toString(), "--overwrite")).isZero();
    assertThat(rows(table)).hasSize(10);
  }

  @Test
  void itemsWithFewRatingsAreLeftOut() throws IOException {
    assertThat(lists(closed, "--min-item-ratings", "1000")).isEqualTo(3);
    assertThat(lists(closed, "--min-item-ratings", "1", "--top", "2")).isZero();
    assertThat(rows(table)).hasSize(160);
  }

  /** Contributions of EASE add up to its scores; a network's are marked as another thing. */
  @Test
  void listedItemsAreExplained() throws IOException {
    assertThat(lists(closed, "--explain", "2", "--top", "3")).isZero();
    for (String[] row : rows(table)) {
      double[] changes = changes(row[5]);
      assertThat(Arrays.stream(changes).sum()).isCloseTo(Double.parseDouble(row[3]), within(1e-12));
      assertThat(row[5]).contains("contribution").doesNotContain("left_out");
    }
    assertThat(lists(ofRatings, "--explain", "2", "--top", "3", "--overwrite")).isZero();
    assertThat(rows(table)).allMatch(row -> row[5].contains("left_out"));
  }

  private static double[] changes(String json) {
    return Arrays.stream(json.split("\"\"change\"\":"))
        .skip(1)
        .mapToDouble(rest -> Double.parseDouble(rest.split("[,}]")[0]))
        .toArray();
  }

  @Test
  void similarItemsAreThoseOfTheService() throws IOException {
    assertThat(recommend(both, "--similar", "4")).isZero();
    Map<Long, List<String[]>> lists = byUser(rows(table));
    assertThat(lists).hasSize(ITEMS);
    try (Recommender recommender = recommender(both)) {
      lists.forEach(
          (item, list) ->
              assertThat(list.stream().map(row -> Long.valueOf(row[2])).toList())
                  .isEqualTo(
                      recommender.similar(item, 4).stream()
                          .map(each -> (Long) each.item())
                          .toList()));
    }
  }

  @Test
  void pairsAreScoredAsTheServiceDoes() throws IOException {
    Path pairs =
        file("pairs.csv", "userId,movieId", "1,3", "1,99999", "2,5", "900,3", "900,99999", "1,3");
    assertThat(lists(ofRatings, "--pairs", pairs.toString())).isZero();
    Map<String, String[]> scores = new LinkedHashMap<>();
    rows(table).forEach(row -> scores.put(row[0] + "," + row[1], row));
    assertThat(scores).hasSize(5);
    assertThat(scores.get("1,3")[3]).isEqualTo("rating");
    assertThat(scores.get("900,3")[3]).isEqualTo("rating");
    assertThat(scores.get("1,99999")[3]).isEqualTo("bias");
    try (Recommender recommender = recommender(ofRatings)) {
      scores.forEach(
          (pair, row) -> {
            long user = Long.parseLong(row[0]);
            Map<Long, Double> ratings = known().getOrDefault(user, Map.of());
            ScoredItem expected =
                recommender.predict(user, ratings, List.of(Long.valueOf(row[1]))).get(0);
            assertThat(Double.parseDouble(row[2])).isCloseTo(expected.score(), within(1e-9));
          });
    }
    assertThat(lists(ofRatings, "--pairs", pairs.toString(), "--unknown=drop", "--overwrite"))
        .isZero();
    assertThat(rows(table)).hasSize(2);
    assertThat(lists(ofRatings, "--pairs", pairs.toString(), "--unknown=fail", "--overwrite"))
        .isEqualTo(3);
    assertThat(rows(table)).hasSize(2);
  }

  @Test
  void whatIsThereIsReplacedOnDemandOnly() throws IOException {
    assertThat(lists(closed, "--partition", "dt=2026-11-26", "--top", "2")).isZero();
    Path first = table.resolve("dt=2026-11-26");
    List<String> before = Listing.of(first);
    assertThat(lists(closed, "--partition", "dt=2026-11-26")).isEqualTo(5);
    assertThat(Listing.of(first)).isEqualTo(before);
    assertThat(lists(closed, "--partition", "dt=2026-11-27", "--top", "1")).isZero();
    assertThat(lists(closed, "--partition", "dt=2026-11-26", "--top", "3", "--overwrite")).isZero();
    assertThat(rows(first)).hasSize(240);
    assertThat(rows(table.resolve("dt=2026-11-27"))).hasSize(80);
    assertThat(lists(closed)).isEqualTo(5);
    assertThat(Listing.of(table)).noneMatch(name -> name.startsWith("."));
  }

  /** In a JVM of its own, which is killed when it has begun to write. */
  @Test
  void aJobThatIsKilledWhileItWritesLeavesTheOldPartition() throws Exception {
    Path partition = table.resolve("dt=2026-11-28");
    assertThat(lists(closed, "--partition", "dt=2026-11-28", "--top", "2")).isZero();
    List<String> before = Listing.of(partition);
    Process job =
        new ProcessBuilder(
                command(
                    "--run=" + closed,
                    "--input=" + ratings,
                    "--output=" + table,
                    "--output-format=csv",
                    "--partition=dt=2026-11-28",
                    "--top=30",
                    "--include-rated",
                    "--explain=30",
                    "--overwrite"))
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("log").toFile())
            .start();
    try {
      while (job.isAlive() && !hasDraft()) {
        Thread.sleep(2);
      }
    } finally {
      job.destroyForcibly().waitFor();
    }
    assertThat(hasDraft()).as(Files.readString(own.resolve("log"))).isTrue();
    assertThat(Listing.of(partition)).isEqualTo(before);
    assertThat(rows(partition)).hasSize(160);
    assertThat(lists(closed, "--partition", "dt=2026-11-28", "--top", "3", "--overwrite")).isZero();
    assertThat(rows(partition)).hasSize(240);
  }

  private boolean hasDraft() throws IOException {
    try (Stream<Path> names = Files.list(table)) {
      return names.anyMatch(
          name -> name.getFileName().toString().startsWith(".dt=2026-11-28.draft"));
    }
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.add(StandaloneCluster.SHORT_LIVED);
    LocalRuns.SPARK.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "RecommendJob"));
    command.addAll(List.of(arguments));
    return command;
  }

  @Test
  void whatIsReadIsNeverReplaced() {
    table = folder;
    assertThat(lists(closed, "--overwrite")).isEqualTo(5);
    assertThat(ratings).exists();
    assertThat(closed).exists();
  }

  /** Ids that are text, of a run of user vectors, which knows no user. */
  @Test
  void idsMayBeStrings() throws IOException {
    Path named =
        Files.write(
            own.resolve("named.csv"),
            Files.readAllLines(ratings).stream()
                .map(line -> line.replaceFirst("^(\\d+),(\\d+),", "u$1,i$2,"))
                .toList());
    Path run = own.resolve("run");
    assertThat(TrainJob.run(RUNS.arguments(named, run, "network.vectors=user"))).isZero();
    assertThat(recommend(run, "--input", named.toString(), "--top", "2")).isZero();
    assertThat(rows(table)).hasSize(160).allMatch(row -> row[0].startsWith("u"));
    assertThat(rows(table)).allMatch(row -> row[2].startsWith("i"));
    // Ids of another type: integers for a run of texts are texts in CSV, but not the other way.
    assertThat(recommend(closed, "--input", named.toString(), "--overwrite")).isEqualTo(3);
  }

  @Test
  void aRunThatCannotBeReadIsNamed() throws IOException {
    for (Map.Entry<String, Path> copy : DamagedRuns.of(folder(closed), own).entrySet()) {
      assertThat(lists(copy.getValue())).as(copy.getKey()).isEqualTo(5);
    }
    assertThat(table).doesNotExist();
  }

  @Test
  void settingsThatListsDoNotDependOnAreRefused() {
    assertThat(lists(closed, "--set", "network.hidden=3")).isEqualTo(2);
    assertThat(lists(closed, "--top", "none")).isEqualTo(2);
    assertThat(recommend(closed)).isEqualTo(2);
    assertThat(table).doesNotExist();
  }

  @Test
  void aDryRunSaysWhatIsToBeReadAndStartsNothing() {
    assertThat(lists(closed, "--dry-run")).isZero();
    assertThat(printed.out()).contains("run: ", "runs/").contains("userId");
    assertThat(table).doesNotExist();
  }
}
