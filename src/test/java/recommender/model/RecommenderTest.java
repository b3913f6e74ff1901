package recommender.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final List<Long> IDS = List.of(50L, 7L, 20L);

  @TempDir Path folder;
  private ModelFolder run;

  @BeforeEach
  void write() {
    run = new ModelFolder(folder).whole(ModelFolder.LONG, IDS);
  }

  /** The numbers of {@link PredictorTest#addsOffsetsToWhatTheNetworkSays}. */
  @Test
  void ratingsOfAnyUserAreFoldedIn() {
    Recommender recommender = load();
    Map<Object, Double> ratings = Map.of(50L, 4.0, 20L, 2.0);
    assertThat(rating(recommender, ratings, 50L)).isCloseTo(3.5 - 0.65 / 7, EXACT);
    assertThat(rating(recommender, ratings, 7L)).isCloseTo(2.55, EXACT);
    assertThat(rating(recommender, Map.of(), 50L)).isCloseTo(3.7, EXACT);
  }

  @Test
  void itemsAreInTheOrderOfColumns() {
    assertThat(load().items()).containsExactly(50L, 7L, 20L);
  }

  @Test
  void unknownItemsAreIgnoredInAProfileAndHaveNoPrediction() {
    Recommender recommender = load();
    assertThat(rating(recommender, Map.of(50L, 4.0, 20L, 2.0, 8L, 1.0), 7L))
        .isEqualTo(rating(recommender, Map.of(50L, 4.0, 20L, 2.0), 7L));
  }

  /** Of the mean of 3 the user's rating of 4 leaves 0.5 beside the item's offset, a sixth of it. */
  @Test
  void anUnknownItemIsPredictedByMeanAndTheOffsetOfTheUser() {
    List<ScoredItem> scored = load().predict(Map.of(50L, 4.0), List.of(8L, 7L, "50"));
    assertThat(scored).extracting(ScoredItem::item).containsExactly(8L, 7L, "50");
    assertThat(scored)
        .extracting(ScoredItem::source)
        .containsExactly(ScoreSource.BIAS, ScoreSource.RATING, ScoreSource.BIAS);
    assertThat(scored.get(0).score()).isCloseTo(3 + 0.5 / 6, EXACT);
    assertThat(scored.get(2).score()).isCloseTo(3 + 0.5 / 6, EXACT);
  }

  @Test
  void intsAndLongsAreTheSameIds() {
    Recommender recommender = load();
    assertThat(rating(recommender, Map.of(50, 4.0, 20, 2.0), 7)).isCloseTo(2.55, EXACT);
    run.items(ModelFolder.INT, List.of(50, 7, 20), List.of(0, 1, 2));
    Recommender ofInts = load();
    assertThat(ofInts.items()).containsExactly(50, 7, 20);
    assertThat(rating(ofInts, Map.of(50L, 4.0, 20L, 2.0), 7L)).isCloseTo(2.55, EXACT);
  }

  @Test
  void idsMayBeStrings() {
    run.items(ModelFolder.STRING, List.of("a", "b", "c"), List.of(0, 1, 2));
    Recommender recommender = load();
    assertThat(recommender.items()).containsExactly("a", "b", "c");
    assertThat(rating(recommender, Map.of("a", 4.0, "c", 2.0), "b")).isCloseTo(2.55, EXACT);
  }

  /** With a rating of 4 of item 50, h = 0.1 · 0.417 + 0.2: 3.7 less the item's −0.5, and so on. */
  @Test
  void topNAreTheUnratedItemsWithTheHighestPredictions() {
    Recommender recommender = load();
    Map<Long, Double> ratings = Map.of(50L, 4.0);
    List<ScoredItem> top = recommender.topN(ratings, 5, List.of());
    assertThat(top).extracting(ScoredItem::item).containsExactly(20L, 7L);
    assertThat(top).extracting(ScoredItem::source).containsOnly(ScoreSource.RATING);
    assertThat(top.get(0).score()).isCloseTo(rating(recommender, ratings, 20L), EXACT);
    assertThat(recommender.topN(ratings, 1, List.of())).hasSize(1);
    assertThat(recommender.topN(Map.of(50L, 4.0, 7L, 1.0, 20L, 2.0), 5, List.of())).isEmpty();
  }

  @Test
  void excludedItemsAreNotListed() {
    Recommender recommender = load();
    assertThat(recommender.topN(Map.of(50L, 4.0), 5, List.of(20L, "x")))
        .extracting(ScoredItem::item)
        .containsExactly(7L);
    assertThat(recommender.topN(Map.of(), 5, List.of(50)))
        .extracting(ScoredItem::item)
        .containsExactly(7L, 20L);
  }

  @Test
  void whoHasRatedNothingKnownGetsTheMostPopularItems() {
    List<ScoredItem> popular =
        List.of(
            new ScoredItem(50L, 10, ScoreSource.POPULARITY),
            new ScoredItem(7L, 9, ScoreSource.POPULARITY));
    assertThat(load().topN(Map.of(), 2, List.of())).isEqualTo(popular);
    assertThat(load().topN("anybody", Map.of(8L, 1.0), 2, List.of())).isEqualTo(popular);
  }

  /** The order is that of predictions before they are clipped to the scale. */
  @Test
  void scoresAreClippedToTheScale() {
    run.file(ModelFiles.FACTS, ModelFolder.FACTS.replace("0.5", "4.5"));
    assertThat(load().topN(Map.of(7L, 0.5), 3, List.of()))
        .containsExactly(
            new ScoredItem(50L, 4.5, ScoreSource.RATING),
            new ScoredItem(20L, 4.5, ScoreSource.RATING));
  }

  /** Weights to the items are 1, −1 and 2. */
  @Test
  void itemsAreAlikeAsFarAsTheirWeightsPointTheSameWay() {
    assertThat(load().similar(50, 5))
        .containsExactly(new SimilarItem(20L, 1), new SimilarItem(7L, -1));
    assertThat(load().similar(7L, 1)).containsExactly(new SimilarItem(50L, -1));
    assertThat(load().similar("nothing", 5)).isEmpty();
  }

  @Test
  void topNOfNoItemsIsRefused() {
    Recommender recommender = load();
    assertThatThrownBy(() -> recommender.topN(Map.of(), 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n: expected at least 1, was 0");
    assertThatThrownBy(() -> recommender.similar(50L, 0))
        .hasMessage("n: expected at least 1, was 0");
  }

  @Test
  void concurrentThreadsGetTheSamePredictions() {
    Recommender recommender = load();
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> rating(recommender, Map.of(50L, (double) (1 + i % 5)), 7L))
                .distinct())
        .hasSize(5);
  }

  @Test
  void aRunThatIsNotWholeIsRefused() {
    run.without(ModelFiles.SUCCESS);
    assertRefused("_SUCCESS (expected a published run, was a folder without it)");
  }

  @Test
  void aMissingOrDamagedFileIsNamed() {
    run.without(ModelFiles.ITEMS);
    assertThatThrownBy(this::load)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(run.path() + ": could not read items.parquet (");
    run.file(ModelFiles.ITEMS, "PAR1 and then nothing sensible");
    assertThatThrownBy(this::load).hasMessageContaining("could not read items.parquet (");
    run.whole(ModelFolder.LONG, IDS).file(ModelFiles.NETWORK, "no zip");
    assertThatThrownBy(this::load).hasMessageContaining("could not read model.zip (");
    run.whole(ModelFolder.LONG, IDS).without(ModelFiles.FACTS);
    assertThatThrownBy(this::load).hasMessageContaining("could not read model.json (");
  }

  /** {@link ModelZipTest} has everything else that is refused. */
  @Test
  void aNetworkThatNamesAForeignClassIsRefused() throws IOException {
    String foreign = "javax.script.ScriptEngineManager";
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve(ModelFiles.NETWORK)))) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      String json = ModelFolder.network().getLayerWiseConfigurations().toJson();
      zip.write(json.replace(DenseLayer.class.getName(), foreign).getBytes(UTF_8));
    }
    assertRefused(
        "model.zip (configuration.json: expected a class that published networks have there as layer, was "
            + foreign
            + ")");
  }

  @Test
  void anotherFormatOrObjectiveIsRefused() {
    facts("format_version\": 1", "format_version\": 3");
    assertRefused("model.json (format_version: expected 1 to 2, was 3)");
    facts("\"rating\"", "\"ranking\"");
    assertRefused(
        "model.json (ranking: expected a network that ranks, was absent; train with network.objective ranking or both)");
    facts("\"rating\"", "\"ratings\"");
    assertRefused("model.json (objective: expected one of rating, ranking, both, was ratings)");
    facts("5.0,\n", "7.0,\n");
    assertRefused("model.json (user_shrinkage: expected 5.0, was 7.0)");
    facts("\"objective\"", "\"vectors\": \"both\", \"objective\"");
    assertRefused("model.json (vectors: expected one of user, item, was both)");
    facts("\"none\"", "\"sqrt\"");
    assertRefused("model.json (input_scaling: expected one of sqrt-count, none, was sqrt)");
    facts("\"offsets\"", "\"mode\"");
    assertRefused("model.json (centring: expected one of offsets, item, user, none, was mode)");
  }

  @Test
  void whoTheUserIsMakesNoDifferenceToUserVectors() {
    Recommender recommender = load();
    Map<Long, Double> ratings = Map.of(50L, 4.0);
    assertThat(recommender.predict("anybody", ratings, List.of(7L)))
        .isEqualTo(recommender.predict(ratings, List.of(7L)));
    assertThat(recommender.topN("anybody", ratings, 2, List.of()))
        .isEqualTo(recommender.topN(ratings, 2, List.of()));
  }

  @Test
  void aMissingFactIsRefused() {
    facts("\"global_mean\": 3.0,", "");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(this::load)
        .withMessageContaining("model.json")
        .withMessageContaining("global_mean");
  }

  @Test
  void itemsThatDoNotFitTheNetworkAreRefused() {
    run.items(ModelFolder.LONG, List.of(50L, 7L), List.of(0, 1));
    assertRefused(
        "model.zip (expected a network with 1 inputs for each of the 2 items of items.parquet, was one with 3 in all)");
    run.items(ModelFolder.LONG, IDS, List.of(0, 1, 1));
    assertRefused("items.parquet (expected another column for every item, but 20 and 7 have 1)");
    run.items(ModelFolder.LONG, List.of(50L, 7L), List.of(0, 2));
    assertRefused(
        "items.parquet (expected columns from 0 to the number of items less 1, was 0 to 2 for 2 items)");
    run.items(ModelFolder.LONG, List.of(), List.of());
    assertRefused(
        "items.parquet (expected columns from 0 to the number of items less 1, was none for 0 items)");
  }

  @Test
  void centringFollowsTheFactsOfTheRun() {
    facts("\"offsets\"", "\"none\"");
    // h = 0.1·4 + 0.3·2 + 0.2 = 1.2.
    assertThat(rating(load(), Map.of(50L, 4.0, 20L, 2.0), 50L)).isCloseTo(1.2, EXACT);
  }

  private static double rating(Recommender recommender, Map<?, Double> ratings, Object item) {
    ScoredItem scored = recommender.predict(ratings, List.of(item)).get(0);
    assertThat(scored.item()).isEqualTo(item);
    assertThat(scored.source()).isEqualTo(ScoreSource.RATING);
    return scored.score();
  }

  private void facts(String from, String to) {
    String changed = ModelFolder.FACTS.replace(from, to);
    assertThat(changed).isNotEqualTo(ModelFolder.FACTS);
    run.file(ModelFiles.FACTS, changed);
  }

  private void assertRefused(String what) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(this::load)
        .withMessage(
            "%s: could not read %s; give the folder of a whole run, of this version",
            run.path(), what);
  }

  private Recommender load() {
    return Recommender.load(run.path(), new Configuration());
  }
}
