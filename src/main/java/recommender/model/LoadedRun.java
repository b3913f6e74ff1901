package recommender.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.kernel.NativeThreads;
import recommender.vectors.UserVector;

/**
 * A run as it was loaded: its models, its items and, with item vectors, its users, all by column.
 * Safe for use by several threads, each of which works on one core. Of those that ask for the list
 * of one user no more score at once than there are processors.
 *
 * <p>Lists come from the model that ranks, in a run that has one, else from predicted ratings, and
 * from popularity for users of whom no known item is known. Predictions come from the model of
 * ratings, in a run that has one, else from the scores of the model that ranks.
 *
 * <p>Its arrays lie off the heap until it is closed.
 */
public final class LoadedRun implements AutoCloseable {
  private final Items items;
  private final PopularItems popular;
  private final Items users;
  private final Optional<RatingModel> ratings;
  private final Optional<LoadedModel> ranking;
  private final ScoreRequests requests =
      new ScoreRequests(this::scores, Runtime.getRuntime().availableProcessors());

  LoadedRun(
      Items items,
      long[] popularity,
      Items users,
      Optional<RatingModel> ratings,
      Optional<LoadedModel> ranking) {
    this.items = items;
    this.popular = new PopularItems(popularity);
    this.users = users;
    this.ratings = ratings;
    this.ranking = ranking;
  }

  /**
   * Loads a published run.
   *
   * @param folder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, cannot be read or needs another version
   */
  public static LoadedRun load(Path folder, Configuration hadoop) {
    RunFolder run = new RunFolder(folder, hadoop);
    run.demandWhole();
    return of(run);
  }

  /**
   * Demands that a run is published.
   *
   * @throws ModelException when it is not whole, or cannot be read
   */
  public static void demandWhole(Path folder, Configuration hadoop) {
    new RunFolder(folder, hadoop).demandWhole();
  }

  /**
   * Loads the models of a run that is not published yet.
   *
   * @param folder with all their files
   * @throws ModelException when one of them cannot be read
   */
  public static LoadedRun ofDraft(Path folder, Configuration hadoop) {
    return of(new RunFolder(folder, hadoop));
  }

  private static LoadedRun of(RunFolder run) {
    NativeThreads.use(1);
    return new RunLoader(run).load();
  }

  /** The items. */
  public Items items() {
    return items;
  }

  /** Train ratings by column of the item. */
  public long[] popularity() {
    return popular.ratings().clone();
  }

  /** Users of training who have a column; none with user vectors. */
  public Items users() {
    return users;
  }

  /** The model that predicts ratings; empty of a run that ranks and nothing else. */
  public Optional<RatingModel> ratingModel() {
    return ratings;
  }

  /** The model that ranks; empty of a run that predicts ratings and nothing else. */
  public Optional<LoadedModel> rankingModel() {
    return ranking;
  }

  /** What lists come from where something is known of a user. */
  public ScoreSource listSource() {
    return ranking.isPresent() ? ScoreSource.RANKING : ScoreSource.RATING;
  }

  /** What is known of a user. */
  public FedUser user(Object id, UserVector ratings) {
    return new FedUser(ratings, users.column(id).orElse(FedUser.UNKNOWN));
  }

  /**
   * The best items of each user, best first, ties in the order of columns.
   *
   * @param users any number
   * @param excluded columns of items that each is not to get, ascending
   * @param length at least 1; a list is shorter where fewer items are left
   */
  public List<ItemList> lists(List<FedUser> users, List<int[]> excluded, int length) {
    NativeThreads.use(1);
    ItemList[] lists = new ItemList[users.size()];
    List<Integer> known = new ArrayList<>();
    for (int user = 0; user < lists.length; user++) {
      if (users.get(user).ratings().size() > 0) {
        known.add(user);
      } else {
        lists[user] = popular.list(excluded.get(user), length);
      }
    }
    for (int from = 0; from < known.size(); from += Scorer.BATCH_SIZE) {
      List<Integer> some = known.subList(from, Math.min(known.size(), from + Scorer.BATCH_SIZE));
      float[][] scores = listModel().scores(some.stream().map(users::get).toList());
      for (int i = 0; i < scores.length; i++) {
        lists[some.get(i)] = list(scores[i], excluded.get(some.get(i)), length);
      }
    }
    return Arrays.asList(lists);
  }

  /**
   * The best items of one user, as {@link #lists} has them. Users of whom several threads ask at
   * once are scored together.
   *
   * @param excluded columns of items that are left out, ascending
   * @param length at least 1; the list is shorter where fewer items are left
   */
  public ItemList list(FedUser user, int[] excluded, int length) {
    return user.ratings().size() > 0
        ? list(requests.of(user), excluded, length)
        : popular.list(excluded, length);
  }

  /**
   * The scores that lists go by, of all items.
   *
   * @param users at least one
   * @return [users][columns]
   */
  public float[][] scores(List<FedUser> users) {
    NativeThreads.use(1);
    return listModel().scores(users);
  }

  private LoadedModel listModel() {
    return ranking.orElseGet(() -> ratings.orElseThrow().scorer());
  }

  private ItemList list(float[] scores, int[] excluded, int length) {
    int[] columns = TopItems.of(scores, excluded, length);
    double[] listed =
        Arrays.stream(columns)
            .mapToDouble(
                column ->
                    ranking.isPresent()
                        ? scores[column]
                        : ratings.orElseThrow().scale().clip(scores[column]))
            .toArray();
    return new ItemList(columns, listed, listSource());
  }

  /**
   * The scores of some items for each user.
   *
   * @param users any number
   * @param wanted columns of the items of each
   * @return beside {@code wanted}
   */
  public List<ItemList> predictions(List<FedUser> users, List<int[]> wanted) {
    NativeThreads.use(1);
    List<ItemList> predictions = new ArrayList<>(users.size());
    for (int from = 0; from < users.size(); from += Scorer.BATCH_SIZE) {
      int to = Math.min(users.size(), from + Scorer.BATCH_SIZE);
      predictions.addAll(some(users.subList(from, to), wanted.subList(from, to)));
    }
    return predictions;
  }

  private List<ItemList> some(List<FedUser> users, List<int[]> wanted) {
    List<ItemList> some = new ArrayList<>(users.size());
    if (ratings.isPresent()) {
      double[][] predicted = ratings.get().predictor().predict(users, wanted);
      for (int i = 0; i < predicted.length; i++) {
        some.add(new ItemList(wanted.get(i), predicted[i], ScoreSource.RATING));
      }
      return some;
    }
    float[][] scores = ranking.orElseThrow().scores(users);
    for (int i = 0; i < scores.length; i++) {
      float[] all = scores[i];
      int[] columns = wanted.get(i);
      some.add(
          users.get(i).ratings().size() == 0
              ? popular.of(columns)
              : new ItemList(
                  columns,
                  Arrays.stream(columns).mapToDouble(column -> all[column]).toArray(),
                  ScoreSource.RANKING));
    }
    return some;
  }

  /** The score of an item that train did not have. */
  public ScoredItem unknown(Object item, UserVector user) {
    return ratings
        .map(model -> new ScoredItem(item, model.ofUnknownItem(user), ScoreSource.BIAS))
        .orElseGet(() -> new ScoredItem(item, 0, ScoreSource.POPULARITY));
  }

  /**
   * The items most like each of some items, itself left out, ties in the order of columns.
   *
   * @param some columns of items
   * @param length at least 1
   * @return lists whose scores are similarities, beside {@code some}
   */
  public List<ItemList> similar(int[] some, int length) {
    NativeThreads.use(1);
    List<ItemList> lists = new ArrayList<>(some.length);
    for (int from = 0; from < some.length; from += Scorer.BATCH_SIZE) {
      int[] batch = Arrays.copyOfRange(some, from, Math.min(some.length, from + Scorer.BATCH_SIZE));
      float[][] similarities = listModel().similarities(batch);
      for (int i = 0; i < batch.length; i++) {
        float[] all = similarities[i];
        int[] columns = TopItems.of(all, new int[] {batch[i]}, length);
        lists.add(
            new ItemList(
                columns,
                Arrays.stream(columns).mapToDouble(column -> all[column]).toArray(),
                listSource()));
      }
    }
    return lists;
  }

  /** Its models as they are exported: that of ratings first, then that which ranks. */
  public List<ExportableModel> exportable() {
    Stream<ExportableModel> first = ratings.<ExportableModel>map(model -> model).stream();
    Stream<ExportableModel> second =
        ranking.<ExportableModel>map(model -> new RankingModel(model, popular.ratings())).stream();
    return Stream.concat(first, second).toList();
  }

  /** Whether the scores of lists are sums of what each rating adds. */
  public boolean isLinear() {
    return listModel().isLinear();
  }

  /**
   * What each rating of a user has to do with the scores of a list: {@link
   * LoadedModel#contributions}.
   *
   * @param list columns
   * @return [list][ratings]
   */
  public double[][] contributions(UserVector user, int[] list) {
    NativeThreads.use(1);
    return listModel().contributions(user, list);
  }

  /** Frees what lies off the heap. */
  @Override
  public void close() {
    ratings.ifPresent(RatingModel::close);
    ranking.ifPresent(LoadedModel::close);
  }
}
