package recommender.experiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.model.ItemList;
import recommender.model.Items;
import recommender.model.LoadedRun;
import recommender.ratings.Columns;
import recommender.ratings.Titles;
import recommender.report.SampleUser;

/** Some users of a run with their lists, by the models as they were written. */
public final class SampleUsers {
  static final int USERS = 5;

  private static final int RATED = 5;
  private static final int LISTED = 10;

  /** Who has rated less, or as much as nobody does by hand, is no good example. */
  private static final Column IS_EXAMPLE = col("ratings").between(10, 200);

  private SampleUsers() {}

  /**
   * The first users by id who have rated neither little nor very much.
   *
   * @param run written, not necessarily published
   * @param known ratings that users are known by
   * @return at most {@link #USERS}
   */
  public static List<SampleUser> of(LoadedRun run, Dataset<Row> known, Titles titles) {
    List<Row> users =
        known
            .groupBy(Columns.USER)
            .agg(
                count(lit(1)).as("ratings"),
                sort_array(collect_list(struct(Columns.RATING, Columns.ITEM)), false).as("rated"))
            .where(IS_EXAMPLE)
            .orderBy(Columns.USER)
            .limit(USERS)
            .collectAsList();
    List<Map<Object, Double>> rated = users.stream().map(SampleUsers::ratings).toList();
    List<List<SampleUser.Entry>> lists = new ArrayList<>();
    for (int user = 0; user < users.size(); user++) {
      lists.add(listed(run, users.get(user).get(0), rated.get(user)));
    }
    Map<String, String> names = titles.of(ids(rated, lists));
    List<SampleUser> sample = new ArrayList<>();
    for (int user = 0; user < users.size(); user++) {
      sample.add(
          new SampleUser(
              users.get(user).get(0).toString(),
              rated.get(user).entrySet().stream()
                  .limit(RATED)
                  .map(each -> entry(each.getKey().toString(), each.getValue(), names))
                  .toList(),
              lists.get(user).stream()
                  .map(each -> entry(each.item(), each.value(), names))
                  .toList()));
    }
    return sample;
  }

  /** The highest first. */
  private static Map<Object, Double> ratings(Row user) {
    Map<Object, Double> ratings = new LinkedHashMap<>();
    user.<Row>getList(2)
        .forEach(rated -> ratings.put(rated.get(1), ((Number) rated.get(0)).doubleValue()));
    return ratings;
  }

  private static List<SampleUser.Entry> listed(
      LoadedRun run, Object user, Map<Object, Double> ratings) {
    Items items = run.items();
    int[] columns = items.columns(ratings.keySet());
    ItemList list = run.list(run.user(user, items.vector(ratings)), columns, LISTED);
    List<SampleUser.Entry> entries = new ArrayList<>();
    for (int i = 0; i < list.columns().length; i++) {
      String item = items.ids().get(list.columns()[i]).toString();
      entries.add(new SampleUser.Entry(item, "", list.scores()[i]));
    }
    return entries;
  }

  private static Set<String> ids(
      List<Map<Object, Double>> rated, List<List<SampleUser.Entry>> lists) {
    Set<String> ids = new HashSet<>();
    rated.forEach(
        each -> each.keySet().stream().limit(RATED).forEach(id -> ids.add(id.toString())));
    lists.forEach(list -> list.forEach(entry -> ids.add(entry.item())));
    return ids;
  }

  private static SampleUser.Entry entry(String item, double value, Map<String, String> names) {
    return new SampleUser.Entry(item, names.getOrDefault(item, ""), value);
  }
}
