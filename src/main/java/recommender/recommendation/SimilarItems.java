package recommender.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import recommender.model.ItemList;
import recommender.model.LoadedRun;

/**
 * Making of lists of similar items on executors: rows of item, rank, similar and score.
 *
 * @param length of the lists
 */
record SimilarItems(RunSource run, int length) implements Serializable {

  /** The lists of the items of a partition. */
  Iterator<Row> of(Iterator<Integer> columns) {
    if (!columns.hasNext()) {
      return List.<Row>of().iterator();
    }
    LoadedRun loaded = run.ofTask();
    return new InBatches<>(columns, some -> rows(loaded, some));
  }

  private List<Row> rows(LoadedRun loaded, List<Integer> items) {
    int[] columns = items.stream().mapToInt(Integer::intValue).toArray();
    List<ItemList> lists = loaded.similar(columns, length);
    List<Object> ids = loaded.items().ids();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      ItemList list = lists.get(i);
      for (int at = 0; at < list.columns().length; at++) {
        rows.add(
            RowFactory.create(
                ids.get(columns[i]), at + 1, ids.get(list.columns()[at]), list.scores()[at]));
      }
    }
    return rows;
  }
}
