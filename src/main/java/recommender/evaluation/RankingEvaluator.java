package recommender.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.config.EvaluationSettings;
import recommender.kernel.NativeThreads;
import recommender.model.ItemCode;
import recommender.model.ItemVectorScorer;
import recommender.model.NetworkScorer;
import recommender.model.Scorer;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;

/**
 * Evaluators lists of recommendations: one for each user who has at least one relevant item held
 * out, of all items that are not fed in.
 */
public final class RankingEvaluator {
  /** Sums are added up in rounds of executors, the last one by a single one of them. */
  private static final int ROUNDS = 2;

  private final JavaSparkContext spark;
  private final double relevantFrom;
  private final List<Integer> lengths;

  /**
   * @param relevantFrom the lowest rating of a relevant item; rounded to single precision, as
   *     ratings are in vectors
   * @param lengths of the lists, ascending
   */
  public RankingEvaluator(JavaSparkContext spark, double relevantFrom, List<Integer> lengths) {
    this.spark = spark;
    this.relevantFrom = relevantFrom;
    this.lengths = List.copyOf(lengths);
  }

  /** Number of users of whom a list can be judged. */
  public long count(EvaluationUsers evaluationUsers) {
    return evaluationUsers.countRelevant(relevantFrom);
  }

  /**
   * The lists of a network beside those of popularity, made on the executors, which add up how
   * often each item is recommended.
   */
  public Rankings rank(
      EvaluationUsers evaluationUsers,
      ItemPopularity catalogue,
      SparseNetwork network,
      InputTransform transform) {
    return rank(evaluationUsers, catalogue, new OfUserVectors(Snapshot.of(network), transform));
  }

  /**
   * The same of a network of item vectors.
   *
   * @param cases with the columns of users
   * @param codes of the items by their columns, from {@link ItemCodes}
   */
  public Rankings rank(
      EvaluationUsers evaluationUsers,
      ItemPopularity catalogue,
      SparseNetwork network,
      List<ItemCode> codes) {
    return rank(evaluationUsers, catalogue, new OfItemVectors(Snapshot.of(network), codes));
  }

  private Rankings rank(
      EvaluationUsers evaluationUsers, ItemPopularity catalogue, ScorerSource by) {
    Judge judge = judge(catalogue);
    Broadcast<Judge> rules = spark.broadcast(judge);
    Broadcast<ScorerSource> ranker = spark.broadcast(by);
    try {
      return judge.rankings(
          judged(evaluationUsers, rules, ranker)
              .treeAggregate(
                  judge.none(), PartialRankings::and, PartialRankings::and, ROUNDS, true));
    } finally {
      ranker.destroy();
      rules.destroy();
    }
  }

  /** The lists of a scorer that is here. */
  public Rankings rank(EvaluationUsers evaluationUsers, ItemPopularity catalogue, Scorer scorer) {
    Judge judge = judge(catalogue);
    return judge.rankings(
        judge.judged(0, evaluationUsers.users().toLocalIterator(), UserScorer.of(scorer)));
  }

  /**
   * Mean NDCG@{@value EvaluationSettings#LENGTH} of the lists of a network, made on the executors:
   * all that choosing an epoch asks for.
   *
   * @param cases with a user of whom a list can be judged
   */
  public double ndcg(
      EvaluationUsers evaluationUsers, SparseNetwork network, InputTransform transform) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    Broadcast<ScorerSource> ranker =
        spark.broadcast(new OfUserVectors(Snapshot.of(network), transform));
    try {
      return mean(
          ndcgs(evaluationUsers, making, ranker).collect().stream()
              .flatMapToDouble(Arrays::stream));
    } finally {
      ranker.destroy();
    }
  }

  /** The same of a scorer that is here. */
  public double ndcg(EvaluationUsers evaluationUsers, Scorer scorer) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    return mean(
        Arrays.stream(
            making.ndcgs(evaluationUsers.users().toLocalIterator(), UserScorer.of(scorer))));
  }

  private Judge judge(ItemPopularity catalogue) {
    return new Judge(relevantFrom, lengths, catalogue, catalogue.byPopularity());
  }

  private static JavaRDD<PartialRankings> judged(
      EvaluationUsers evaluationUsers, Broadcast<Judge> judge, Broadcast<ScorerSource> ranker) {
    return evaluationUsers
        .users()
        .mapPartitionsWithIndex(
            (partition, users) ->
                users.hasNext()
                    ? one(judge.value().judged(partition, users, ranker.value().scorer()))
                    : none(),
            false);
  }

  /** NDCG of the users of each partition. */
  private static JavaRDD<double[]> ndcgs(
      EvaluationUsers evaluationUsers, ListMaking making, Broadcast<ScorerSource> ranker) {
    return evaluationUsers
        .users()
        .mapPartitions(
            users -> users.hasNext() ? one(making.ndcgs(users, ranker.value().scorer())) : none());
  }

  private static double mean(DoubleStream ofUsers) {
    return ofUsers.average().orElseThrow();
  }

  private static <T> Iterator<T> one(T value) {
    return List.of(value).iterator();
  }

  private static <T> Iterator<T> none() {
    return List.<T>of().iterator();
  }

  /** A network on its way to executors. */
  private interface ScorerSource extends Serializable {
    /** Every slot of the executor makes lists, so no task has a second core to use. */
    UserScorer scorer();
  }

  private record OfUserVectors(Snapshot network, InputTransform transform) implements ScorerSource {
    @Override
    public UserScorer scorer() {
      NativeThreads.use(1);
      return UserScorer.of(new NetworkScorer(network.restore(), transform));
    }
  }

  private record OfItemVectors(Snapshot network, List<ItemCode> codes) implements ScorerSource {
    @Override
    public UserScorer scorer() {
      NativeThreads.use(1);
      return UserScorer.of(new ItemVectorScorer(network.restore(), codes));
    }
  }

  /** What all lists are judged by. */
  private record Judge(
      double relevantFrom, List<Integer> lengths, ItemPopularity catalogue, int[] byPopularity)
      implements Serializable {

    /**
     * @param partition that the users are
     */
    PartialRankings judged(int partition, Iterator<HeldOutUser> users, UserScorer scorer) {
      PartialRankings judged = none();
      int longest = lengths.get(lengths.size() - 1);
      new ListMaking(relevantFrom, longest)
          .make(
              users,
              scorer,
              (known, relevant, list) -> {
                UserLists user = new UserLists(known.length == 0, lengths.size());
                add(judged, user, ListSource.NETWORK, list, relevant);
                add(judged, user, ListSource.POPULARITY, popular(known, longest), relevant);
                judged.add(partition, user);
              });
      return judged;
    }

    Rankings rankings(PartialRankings all) {
      return new Rankings(all.inOrder(), all.exposure(), lengths, catalogue);
    }

    PartialRankings none() {
      return new PartialRankings(new Exposure(lengths.size(), catalogue.ratings().length));
    }

    private void add(
        PartialRankings judged, UserLists user, ListSource source, int[] list, int[] relevant) {
      user.judge(source, list, relevant, lengths);
      for (int length = 0; length < lengths.size(); length++) {
        judged.exposure().add(source, length, list, lengths.get(length));
      }
    }

    /** What is most popular of all but what is known. */
    private int[] popular(int[] known, int length) {
      return Arrays.stream(byPopularity)
          .filter(column -> Arrays.binarySearch(known, column) < 0)
          .limit(length)
          .toArray();
    }
  }
}
