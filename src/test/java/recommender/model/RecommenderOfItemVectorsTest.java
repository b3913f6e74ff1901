package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.vectors.UserVector;

/** A run of item vectors: that of {@link ModelFolder} with its three items for users a, b and c. */
class RecommenderOfItemVectorsTest {
  private static final Offset<Double> EXACT = within(1e-6);

  /** Codes are so small here that weights on them are nearly 0. */
  private static final Offset<Double> BUT_FOR_WEIGHTS = within(1e-4);

  private static final Map<Integer, Double> TRAINED = Map.of(50, 4.0);

  private static final String FACTS =
      ModelFolder.FACTS.replace("\"objective\"", "\"vectors\": \"item\", \"objective\"");
  private static final MessageType USER =
      MessageTypeParser.parseMessageType(
          "message users { optional binary user (STRING); optional int32 column; optional int64 ratings; optional double offset; optional int64 fingerprint; }");
  private static final MessageType ITEM =
      MessageTypeParser.parseMessageType(
          """
          message items {
            optional int64 item; optional int32 column; optional int64 ratings; optional double offset;
            optional group users (LIST) { repeated group list { required int32 element; } }
            optional group values (LIST) { repeated group list { required float element; } }
          }
          """);

  private static final MessageType CODED =
      MessageTypeParser.parseMessageType(
          ITEM.toString()
              .replaceFirst(
                  "}\\s*$",
                  "optional group code (LIST) { repeated group list { required float element; } } }"));

  @TempDir Path folder;
  private ModelFolder run;

  @BeforeEach
  void write() throws IOException {
    run =
        new ModelFolder(folder)
            .network(ModelFolder.network())
            .file(ModelFiles.FACTS, FACTS)
            .file(ModelFiles.SUCCESS, "");
    write(
        ModelFiles.USERS,
        USER,
        user("a", 0, fingerprint(0, 4)),
        user("b", 1, fingerprint(1, 1)),
        user("c", 2, fingerprint(0, 2)));
    items(item(50, 0, new int[] {0, 2}, 4, 2), item(7, 1, new int[] {1}, 1));
  }

  /**
   * Of item 7, −1.5 is left by mean and user b, a sixth of that is its offset, and h = −1.25 · 0.2
   * + 0.2, to which a's offset of 0.5 is added.
   */
  @Test
  void usersOfTrainingWithTheRatingsTrainedOnHaveTheNetworksOutputs() {
    Recommender recommender = load();
    assertThat(rating(recommender, "a", TRAINED, 7L)).isCloseTo(3.5 - 0.25 - 0.05, EXACT);
    assertThat(rating(recommender, "b", Map.of(7, 1.0), 50)).isCloseTo(2.55, EXACT);
    assertThat(recommender.predict("a", TRAINED, List.of(51)).get(0).source())
        .isEqualTo(ScoreSource.BIAS);
  }

  /** Item 50 has a mean of 3 − 0.5 / 7; a sixth of what is left is the user's offset. */
  @Test
  void unseenUsersAreFoldedIn() {
    double expected = 2.75 + (1 + 0.5 / 7) / 6;
    assertThat(rating(load(), TRAINED, 7)).isCloseTo(expected, BUT_FOR_WEIGHTS);
    assertThat(rating(load(), "d", TRAINED, 7)).isCloseTo(expected, BUT_FOR_WEIGHTS);
    assertThat(rating(load(), Map.of(), 7)).isCloseTo(2.75, EXACT);
  }

  /** Without a, c alone rated item 50: its mean is 3 − 1 / 6. */
  @Test
  void usersOfTrainingWithOtherRatingsAreFoldedInWithoutTheirContribution() {
    assertThat(rating(load(), "a", Map.of(50, 2.0), 7))
        .isCloseTo(2.75 + (2 - 3 + 1.0 / 6) / 6, BUT_FOR_WEIGHTS);
    assertThat(rating(load(), "a", Map.of(), 50)).isCloseTo(3 - 1.0 / 6, EXACT);
  }

  /** As if their users came with other ratings, since nobody can tell. */
  @Test
  void runsFromBeforeThereWereFingerprintsAreRead() throws IOException {
    MessageType old =
        MessageTypeParser.parseMessageType(
            "message users { optional binary user (STRING); optional int32 column; optional int64 ratings; optional double offset; }");
    write(ModelFiles.USERS, old, user(old, "a", 0), user(old, "b", 1), user(old, "c", 2));
    assertThat(rating(load(), "a", TRAINED, 7))
        .isCloseTo(2.75 + (4 - 3 + 1.0 / 6) / 6, BUT_FOR_WEIGHTS);
  }

  @Test
  void topNAreItemsNotRatedInDescendingOrder() throws IOException {
    items(
        item(50, 0, new int[] {0, 2}, 4, 2),
        item(7, 1, new int[] {1}, 1),
        item(8, 2, new int[] {1}, 5));
    Recommender recommender = load();
    assertThat(recommender.items()).containsExactly(50L, 7L, 8L);
    List<ScoredItem> top = recommender.topN("a", TRAINED, 3, List.of());
    assertThat(top).extracting(ScoredItem::item).containsExactly(8L, 7L);
    assertThat(top.get(1).score()).isCloseTo(3.2, EXACT);
    assertThat(recommender.topN(TRAINED, 1, List.of())).hasSize(1);
    assertThatThrownBy(() -> recommender.topN("a", TRAINED, 0, List.of()))
        .hasMessage("n: expected at least 1, was 0");
  }

  @Test
  void itemsWithoutRatingsOrWithUnknownUsersAreRefused() throws IOException {
    items(item(50, 0, new int[] {0, 3}, 4, 2), item(7, 1, new int[] {1}, 1));
    assertRefused(
        "could not read items.parquet (expected ratings of the 3 users of users.parquet, was one of column 3); give the folder of a whole run, of this version");
    run.items(ModelFolder.LONG, List.of(50L, 7L, 20L), List.of(0, 1, 2));
    assertRefused(
        "could not read items.parquet (expected the ratings of every item, was a table without them); give the folder of a whole run, of this version");
    write(ModelFiles.USERS, USER, user("a", 0, 1), user("b", 2, 1));
    assertRefused(
        "could not read users.parquet (expected columns from 0 to the number of users less 1, was 0 to 2 for 2 users); give the folder of a whole run, of this version");
  }

  /** Of which a's weight is 1, in the place of −0.05. */
  @Test
  void codesAreThoseThatArePublished() throws IOException {
    write(ModelFiles.ITEMS, CODED, coded(50, 0, 0, 1), coded(7, 1, 1, 0.75f));
    assertThat(rating(load(), "a", Map.of(), 7)).isNotNaN();
    write(
        ModelFiles.USERS, USER, user("a", 0, fingerprint(0, 1)), user("b", 1, 1), user("c", 2, 1));
    assertThat(rating(load(), "a", Map.of(50, 1.0), 7)).isCloseTo(3.5 - 0.25 + 0.75, EXACT);
  }

  @Test
  void codesThatDoNotFitTheNetworkAreRefused() throws IOException {
    write(ModelFiles.ITEMS, CODED, coded(50, 0, 0, 1), coded(7, 1, 1, 0.75f, 2));
    assertRefused(
        "could not read items.parquet (expected codes of the 1 units of the last hidden layer, was one of 2); give the folder of a whole run, of this version");
  }

  /** An item that one user rated 1. */
  private static Group coded(long id, int column, int user, float... code) {
    Group row = item(CODED, id, column, new int[] {user}, 1);
    Group units = row.addGroup("code");
    for (float unit : code) {
      units.addGroup("list").add("element", unit);
    }
    return row;
  }

  @Test
  void usersThatDoNotFitTheNetworkAreRefused() throws IOException {
    write(ModelFiles.USERS, USER, user("a", 0, 1), user("b", 1, 1));
    items(item(50, 0, new int[] {0}, 4), item(7, 1, new int[] {1}, 1));
    assertRefused(
        "could not read model.zip (expected a network with 1 inputs for each of the 2 users of users.parquet, was one with 3 in all); give the folder of a whole run, of this version");
  }

  private static double rating(Recommender recommender, Map<?, Double> ratings, Object item) {
    return recommender.predict(ratings, List.of(item)).get(0).score();
  }

  private static double rating(
      Recommender recommender, Object user, Map<?, Double> ratings, Object item) {
    return recommender.predict(user, ratings, List.of(item)).get(0).score();
  }

  private void assertRefused(String what) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(this::load)
        .withMessage("%s: %s", run.path(), what);
  }

  private Recommender load() {
    return Recommender.load(run.path(), new Configuration());
  }

  private void items(Group... items) throws IOException {
    write(ModelFiles.ITEMS, ITEM, items);
  }

  private void write(String name, MessageType schema, Group... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(schema)
            .build()) {
      for (Group row : rows) {
        out.write(row);
      }
    }
  }

  private static long fingerprint(int item, float rating) {
    return new UserVector(new int[] {item}, new float[] {rating}).fingerprint();
  }

  private static Group user(String id, int column, long fingerprint) {
    Group row = user(USER, id, column);
    row.add("fingerprint", fingerprint);
    return row;
  }

  private static Group user(MessageType schema, String id, int column) {
    Group row = new SimpleGroup(schema);
    row.add("user", id);
    row.add("column", column);
    row.add("ratings", 1L);
    row.add("offset", ModelFolder.OFFSETS[column]);
    return row;
  }

  private static Group item(long id, int column, int[] users, float... values) {
    return item(ITEM, id, column, users, values);
  }

  private static Group item(MessageType schema, long id, int column, int[] users, float... values) {
    Group row = new SimpleGroup(schema);
    row.add("item", id);
    row.add("column", column);
    row.add("ratings", (long) users.length);
    row.add("offset", 0.0);
    Group columns = row.addGroup("users");
    Group ratings = row.addGroup("values");
    for (int i = 0; i < users.length; i++) {
      columns.addGroup("list").add("element", users[i]);
      ratings.addGroup("list").add("element", values[i]);
    }
    return row;
  }
}
