package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** The run of {@link ModelFolder} with its three items for users a, b and c. */
class ItemVectorRecommenderTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final String FACTS =
      ModelFolder.FACTS.replace("\"objective\"", "\"vectors\": \"item\", \"objective\"");
  private static final MessageType USER =
      MessageTypeParser.parseMessageType(
          "message users { optional binary user (STRING); optional int32 column; optional int64 ratings; optional double offset; }");
  private static final MessageType ITEM =
      MessageTypeParser.parseMessageType(
          """
          message items {
            optional int64 item; optional int32 column; optional int64 ratings; optional double offset;
            optional group users (LIST) { repeated group list { required int32 element; } }
            optional group values (LIST) { repeated group list { required float element; } }
          }
          """);

  @TempDir Path folder;
  private ModelFolder run;

  @BeforeEach
  void write() throws IOException {
    run =
        new ModelFolder(folder)
            .network(ModelFolder.network())
            .file(ModelFiles.FACTS, FACTS)
            .file(ModelFiles.SUCCESS, "");
    write(ModelFiles.USERS, USER, user("a", 0), user("b", 1), user("c", 2));
    items(item(50, 0, new int[] {0, 2}, 4, 2), item(7, 1, new int[] {1}, 1));
  }

  /**
   * What a and c rated item 50 is what is fed in {@link
   * RecommenderTest#predictsFromTheRatingsOfAnyUser}.
   *
   * <p>Of item 7, −1.5 is left by mean and user, a sixth of that is its offset, and h = −1.25 · 0.2
   * + 0.2.
   */
  @Test
  void knownUsersAndItemsArePredictedAndOthersNot() {
    ItemVectorRecommender recommender = load();
    assertThat(recommender.predict("a", 50)).hasValueCloseTo(3.5 - 0.65 / 7, EXACT);
    assertThat(recommender.predict("b", 50L)).hasValueCloseTo(2.55, EXACT);
    assertThat(recommender.predict("a", 7)).hasValueCloseTo(3.5 - 0.25 - 0.05, EXACT);
    assertThat(recommender.predict("d", 50)).isEmpty();
    assertThat(recommender.predict("a", 51)).isEmpty();
  }

  @Test
  void topNAreItemsThatTheUserHasNotRated() {
    ItemVectorRecommender recommender = load();
    assertThat(recommender.topN("b", 3))
        .extracting(PredictedRating::item)
        .containsExactly((Object) 50L);
    assertThat(recommender.topN("a", 3).get(0).rating()).isCloseTo(3.2, EXACT);
    assertThat(recommender.topN("d", 3)).isEmpty();
    assertThatThrownBy(() -> recommender.topN("a", 0)).hasMessage("n: expected at least 1, was 0");
  }

  @Test
  void topNAreInDescendingOrder() throws IOException {
    items(
        item(50, 0, new int[] {0, 2}, 4, 2),
        item(7, 1, new int[] {1}, 1),
        item(8, 2, new int[] {1}, 5));
    ItemVectorRecommender recommender = load();
    assertThat(recommender.items()).containsExactly(50L, 7L, 8L);
    assertThat(recommender.users()).containsExactly("a", "b", "c");
    assertThat(recommender.topN("a", 2)).extracting(PredictedRating::item).containsExactly(8L, 7L);
    assertThat(recommender.topN("a", 1)).hasSize(1);
  }

  @Test
  void aRunWithUserVectorsIsRefused() {
    run.file(ModelFiles.FACTS, ModelFolder.FACTS);
    assertRefused("holds user vectors; load it with Recommender");
  }

  @Test
  void itemsWithoutRatingsOrWithUnknownUsersAreRefused() throws IOException {
    items(item(50, 0, new int[] {0, 3}, 4, 2), item(7, 1, new int[] {1}, 1));
    assertRefused(
        "could not read items.parquet (expected ratings of the 3 users of users.parquet, was one of column 3); give the folder of a whole run, of this version");
    run.items(ModelFolder.LONG, List.of(50L, 7L, 20L), List.of(0, 1, 2));
    assertRefused(
        "could not read items.parquet (expected the ratings of every item, was a table without them); give the folder of a whole run, of this version");
    write(ModelFiles.USERS, USER, user("a", 0), user("b", 2));
    assertRefused(
        "could not read users.parquet (expected columns from 0 to the number of users less 1, was 0 to 2 for 2 users); give the folder of a whole run, of this version");
  }

  @Test
  void usersThatDoNotFitTheNetworkAreRefused() throws IOException {
    write(ModelFiles.USERS, USER, user("a", 0), user("b", 1));
    items(item(50, 0, new int[] {0}, 4), item(7, 1, new int[] {1}, 1));
    assertRefused(
        "could not read model.zip (expected a network with 1 inputs for each of the 2 users of users.parquet, was one with 3 in all); give the folder of a whole run, of this version");
  }

  private void assertRefused(String what) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(this::load)
        .withMessage("%s: %s", run.path(), what);
  }

  private ItemVectorRecommender load() {
    return ItemVectorRecommender.load(run.path(), new Configuration());
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

  private static Group user(String id, int column) {
    Group row = new SimpleGroup(USER);
    row.add("user", id);
    row.add("column", column);
    row.add("ratings", 1L);
    row.add("offset", ModelFolder.OFFSETS[column]);
    return row;
  }

  private static Group item(long id, int column, int[] users, float... values) {
    Group row = new SimpleGroup(ITEM);
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
