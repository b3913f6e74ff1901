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
import recommender.model.NetworkScorer;
import recommender.model.Scorer;
import recommender.network.NativeThreads;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import scala.Tuple2;

/**
 * Judges lists of recommendations: one for each user who has at least one relevant item held out,
 * of all items that are not fed in.
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
  public long count(Cases cases) {
    return cases.countRelevant(relevantFrom);
  }

  /**
   * The lists of a network beside those of popularity, made on the executors, which add up how
   * often each item is recommended.
   */
  public Rankings rank(
      Cases cases, Catalogue catalogue, SparseNetwork network, InputTransform transform) {
    Judge judge = judge(catalogue);
    Broadcast<Judge> rules = spark.broadcast(judge);
    Broadcast<Ranker> ranker = spark.broadcast(new Ranker(Snapshot.of(network), transform));
    try {
      return judge.rankings(
          judged(cases, rules, ranker)
              .treeAggregate(judge.none(), Judged::and, Judged::and, ROUNDS, true));
    } finally {
      ranker.destroy();
      rules.destroy();
    }
  }

  /** The lists of a scorer that is here. */
  public Rankings rank(Cases cases, Catalogue catalogue, Scorer scorer) {
    Judge judge = judge(catalogue);
    return judge.rankings(judge.judged(0, cases.pairs().toLocalIterator(), scorer));
  }

  /**
   * Mean NDCG@{@value EvaluationSettings#LENGTH} of the lists of a network, made on the executors:
   * all that choosing an epoch asks for.
   *
   * @param cases with a user of whom a list can be judged
   */
  public double ndcg(Cases cases, SparseNetwork network, InputTransform transform) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    Broadcast<Ranker> ranker = spark.broadcast(new Ranker(Snapshot.of(network), transform));
    try {
      return mean(ndcgs(cases, making, ranker).collect().stream().flatMapToDouble(Arrays::stream));
    } finally {
      ranker.destroy();
    }
  }

  /** The same of a scorer that is here. */
  public double ndcg(Cases cases, Scorer scorer) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    return mean(Arrays.stream(ndcgs(making, cases.pairs().toLocalIterator(), scorer)));
  }

  private Judge judge(Catalogue catalogue) {
    return new Judge(relevantFrom, lengths, catalogue, catalogue.byPopularity());
  }

  private static JavaRDD<Judged> judged(
      Cases cases, Broadcast<Judge> judge, Broadcast<Ranker> ranker) {
    return cases
        .pairs()
        .mapPartitionsWithIndex(
            (partition, users) ->
                users.hasNext()
                    ? one(judge.value().judged(partition, users, ranker.value().scorer()))
                    : none(),
            false);
  }

  /** NDCG of the users of each partition. */
  private static JavaRDD<double[]> ndcgs(Cases cases, ListMaking making, Broadcast<Ranker> ranker) {
    return cases
        .pairs()
        .mapPartitions(
            users -> users.hasNext() ? one(ndcgs(making, users, ranker.value().scorer())) : none());
  }

  private static double[] ndcgs(
      ListMaking making, Iterator<Tuple2<UserVector, UserVector>> users, Scorer scorer) {
    DoubleStream.Builder values = DoubleStream.builder();
    making.make(
        users,
        scorer,
        (known, relevant, list) ->
            values.add(ListMetric.NDCG.of(list, relevant, EvaluationSettings.LENGTH)));
    return values.build().toArray();
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
  private record Ranker(Snapshot network, InputTransform transform) implements Serializable {

    /** Every slot of the executor makes lists, so no task has a second core to use. */
    Scorer scorer() {
      NativeThreads.use(1);
      return new NetworkScorer(network.restore(), transform);
    }
  }

  /** What all lists are judged by. */
  private record Judge(
      double relevantFrom, List<Integer> lengths, Catalogue catalogue, int[] byPopularity)
      implements Serializable {

    /**
     * @param partition that the users are
     */
    Judged judged(int partition, Iterator<Tuple2<UserVector, UserVector>> users, Scorer scorer) {
      Judged judged = none();
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

    Rankings rankings(Judged all) {
      return new Rankings(all.inOrder(), all.exposure(), lengths, catalogue);
    }

    Judged none() {
      return new Judged(new Exposure(lengths.size(), catalogue.ratings().length));
    }

    private void add(Judged judged, UserLists user, ListSource source, int[] list, int[] relevant) {
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
