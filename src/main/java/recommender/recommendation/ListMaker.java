package recommender.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import recommender.model.FedUser;
import recommender.model.ItemList;
import recommender.model.LoadedRun;
import recommender.model.ScoreSource;
import scala.collection.mutable.WrappedArray;

/**
 * Maker of lists on executors: rows of user, columns, scores, source and, where it is asked for,
 * explanation.
 *
 * @param length of the lists
 * @param explanation of each listed item by rated ones
 */
record ListMaker(RunSource run, Candidates candidates, int length, Explanation explanation)
    implements Serializable {

  /** The lists of the users of a partition. */
  Iterator<Row> of(Iterator<UserProfile> users) {
    if (!users.hasNext()) {
      return List.<Row>of().iterator();
    }
    LoadedRun loaded = run.ofTask();
    return new InBatches<>(users, some -> rows(loaded, some));
  }

  private List<Row> rows(LoadedRun loaded, List<UserProfile> users) {
    List<FedUser> fed =
        users.stream().map(user -> loaded.user(user.user(), user.ratings())).toList();
    List<int[]> excluded = users.stream().map(candidates::excluded).toList();
    List<ItemList> lists = loaded.lists(fed, excluded, length);
    List<Row> rows = new ArrayList<>(lists.size());
    for (int i = 0; i < lists.size(); i++) {
      rows.add(row(loaded, users.get(i), lists.get(i)));
    }
    return rows;
  }

  private Row row(LoadedRun loaded, UserProfile user, ItemList list) {
    WrappedArray<Object> columns = new WrappedArray.ofInt(list.columns());
    if (explanation.items() == 0) {
      return RowFactory.create(
          user.user(), columns, new WrappedArray.ofDouble(list.scores()), list.source().text());
    }
    double[][] contributions =
        list.source() == ScoreSource.POPULARITY
            ? new double[list.columns().length][0]
            : loaded.contributions(user.ratings(), list.columns());
    double[] scores =
        loaded.isLinear() ? Explanation.sums(list.scores(), contributions) : list.scores();
    return RowFactory.create(
        user.user(),
        columns,
        new WrappedArray.ofDouble(scores),
        list.source().text(),
        explanation.rows(loaded, user.ratings(), contributions));
  }
}
