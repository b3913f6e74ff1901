package recommender.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import recommender.model.FedUser;
import recommender.model.ItemList;
import recommender.model.LoadedRun;
import recommender.model.ScoredItem;

/** Scoring of given items for users, on executors: rows of user, item, score and source. */
record PairScoring(RunSource run) implements Serializable {

  /**
   * User with the items to be scored.
   *
   * @param items ids of any
   */
  record UserItems(UserProfile user, List<Object> items) {}

  /** The scores for the users of a partition. */
  Iterator<Row> of(Iterator<UserItems> users) {
    if (!users.hasNext()) {
      return List.<Row>of().iterator();
    }
    LoadedRun loaded = run.ofTask();
    return new InBatches<>(users, some -> rows(loaded, some));
  }

  private static List<Row> rows(LoadedRun loaded, List<UserItems> users) {
    List<FedUser> fed =
        users.stream().map(each -> loaded.user(each.user().user(), each.user().ratings())).toList();
    List<int[]> columns = users.stream().map(each -> loaded.items().columns(each.items())).toList();
    List<ItemList> scores = loaded.predictions(fed, columns);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      for (Object item : users.get(i).items()) {
        ScoredItem scored = scored(loaded, users.get(i), item, scores.get(i));
        rows.add(
            RowFactory.create(
                users.get(i).user().user(), item, scored.score(), scored.source().text()));
      }
    }
    return rows;
  }

  private static ScoredItem scored(LoadedRun loaded, UserItems user, Object item, ItemList known) {
    if (loaded.items().column(item).isEmpty()) {
      return loaded.unknown(item, user.user().ratings());
    }
    int at = Arrays.binarySearch(known.columns(), loaded.items().column(item).getAsInt());
    return new ScoredItem(item, known.scores()[at], known.source());
  }
}
