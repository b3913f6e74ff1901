package recommender.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.config.EvaluationSettings;
import recommender.model.Scorer;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;

/**
 * Evaluator of lists of recommendations: one for each user who has at least one relevant item held
 * out, of all items that are not fed in.
 */
public final class RankingEvaluator {
  /** Sums are added up in rounds of executors, the last one by a single one of them. */
  private static final int ROUNDS = 2;

  private final JavaSparkContext spark;
  private final double relevantFrom;
  private final List<Integer> lengths;
  private final Optional<long[]> codes;

  /**
   * @param relevantFrom the lowest rating of a relevant item; rounded to single precision, as
   *     ratings are in vectors
   * @param lengths of the lists, ascending
   */
  public RankingEvaluator(JavaSparkContext spark, double relevantFrom, List<Integer> lengths) {
    this(spark, relevantFrom, lengths, Optional.empty());
  }

  private RankingEvaluator(
      JavaSparkContext spark, double relevantFrom, List<Integer> lengths, Optional<long[]> codes) {
    this.spark = spark;
    this.relevantFrom = relevantFrom;
    this.lengths = List.copyOf(lengths);
    this.codes = codes;
  }

  /**
   * The same evaluator, whose lists can be told from those of another run.
   *
   * @param codes by column, of the item in whatever run
   */
  public RankingEvaluator withCodes(long[] codes) {
    return new RankingEvaluator(spark, relevantFrom, lengths, Optional.of(codes));
  }

  /** Number of users whose list can be evaluated. */
  public long count(EvaluationUsers evaluationUsers) {
    return evaluationUsers.countRelevant(relevantFrom);
  }

  /**
   * Evaluates the lists of a network of user vectors, and those of popularity, on the executors.
   */
  public Rankings rank(
      EvaluationUsers evaluationUsers,
      ItemPopularity popularity,
      SparseNetwork network,
      InputTransform transform) {
    return rank(evaluationUsers, popularity, ScorerSource.of(network, transform));
  }

  /** Evaluates the lists of a model of item vectors, and those of popularity, on the executors. */
  public Rankings rank(
      EvaluationUsers evaluationUsers, ItemPopularity popularity, ItemVectorSource model) {
    return rank(evaluationUsers, popularity, ScorerSource.of(model));
  }

  /** Evaluates the lists of a scorer, and those of popularity, on the executors. */
  public Rankings rank(
      EvaluationUsers evaluationUsers, ItemPopularity popularity, ScorerSource by) {
    RankingSetup setup = setup(popularity);
    Broadcast<RankingSetup> broadcast = spark.broadcast(setup);
    Broadcast<ScorerSource> ranker = spark.broadcast(by);
    try {
      return setup.rankings(
          evaluate(evaluationUsers, broadcast, ranker)
              .treeAggregate(
                  setup.none(), PartialRankings::and, PartialRankings::and, ROUNDS, true));
    } finally {
      ranker.destroy();
      broadcast.destroy();
    }
  }

  /**
   * Evaluates the lists of a scorer in this JVM, and those of popularity. The same users are scored
   * together as on executors, since what is rounded how may depend on that.
   */
  public Rankings rank(EvaluationUsers evaluationUsers, ItemPopularity popularity, Scorer scorer) {
    RankingSetup setup = setup(popularity);
    UserScorer ofUsers = UserScorer.of(scorer);
    PartialRankings all = setup.none();
    Iterator<List<HeldOutUser>> partitions = evaluationUsers.users().glom().toLocalIterator();
    for (int partition = 0; partitions.hasNext(); partition++) {
      all = all.and(setup.evaluate(partition, partitions.next().iterator(), ofUsers));
    }
    return setup.rankings(all);
  }

  /**
   * Mean NDCG@{@value EvaluationSettings#LENGTH} of the lists of a network, made on the executors:
   * the validation metric by which an epoch is chosen.
   *
   * @param evaluationUsers with at least one user whose list can be evaluated
   */
  public double ndcg(
      EvaluationUsers evaluationUsers, SparseNetwork network, InputTransform transform) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    Broadcast<ScorerSource> ranker = spark.broadcast(ScorerSource.of(network, transform));
    try {
      return mean(
          ndcgs(evaluationUsers, making, ranker).collect().stream()
              .flatMapToDouble(Arrays::stream));
    } finally {
      ranker.destroy();
    }
  }

  /** Mean NDCG@{@value EvaluationSettings#LENGTH} of the lists of a scorer in this JVM. */
  public double ndcg(EvaluationUsers evaluationUsers, Scorer scorer) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    return mean(
        Arrays.stream(
            making.ndcgs(evaluationUsers.users().toLocalIterator(), UserScorer.of(scorer))));
  }

  /**
   * The same of several ways of scoring the same users.
   *
   * @param ways how many there are
   */
  public double[] ndcgs(EvaluationUsers evaluationUsers, Scoring scoring, int ways) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    return making.meanNdcgs(evaluationUsers.users().toLocalIterator(), scoring, ways);
  }

  private RankingSetup setup(ItemPopularity popularity) {
    return new RankingSetup(
        relevantFrom, lengths, popularity, popularity.byPopularity(), codes.orElse(null));
  }

  private static JavaRDD<PartialRankings> evaluate(
      EvaluationUsers evaluationUsers,
      Broadcast<RankingSetup> setup,
      Broadcast<ScorerSource> ranker) {
    return evaluationUsers
        .users()
        .mapPartitionsWithIndex(
            (partition, users) ->
                users.hasNext()
                    ? one(setup.value().evaluate(partition, users, ranker.value().scorer()))
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

  /**
   * Definition of relevance, list lengths and popularity, which all lists are evaluated with.
   *
   * @param codes of the items by column; null where columns tell them apart
   */
  private record RankingSetup(
      double relevantFrom,
      List<Integer> lengths,
      ItemPopularity popularity,
      int[] byPopularity,
      long[] codes)
      implements Serializable {

    /**
     * @param partition number of the users' partition
     */
    PartialRankings evaluate(int partition, Iterator<HeldOutUser> users, UserScorer scorer) {
      PartialRankings partial = none();
      int longest = lengths.get(lengths.size() - 1);
      new ListMaking(relevantFrom, longest)
          .make(
              users,
              scorer,
              (known, relevant, list) -> {
                UserLists user = new UserLists(known.length, lengths.size());
                int[] popular = popular(known, longest);
                // As whoever recommends does it: nothing is known that a model could go by.
                int[] made = known.length == 0 ? popular : list;
                add(partial, user, ListSource.NETWORK, made, relevant);
                add(partial, user, ListSource.POPULARITY, popular, relevant);
                partial.add(partition, user);
              });
      return partial;
    }

    Rankings rankings(PartialRankings all) {
      return new Rankings(all.inOrder(), all.exposure(), lengths, popularity);
    }

    PartialRankings none() {
      return new PartialRankings(new Exposure(lengths.size(), popularity.ratings().length));
    }

    private void add(
        PartialRankings partial, UserLists user, ListSource source, int[] list, int[] relevant) {
      user.evaluate(source, list, relevant, lengths);
      if (codes != null) {
        user.identify(
            source, Arrays.stream(list).mapToLong(item -> codes[item]).toArray(), lengths);
      }
      for (int length = 0; length < lengths.size(); length++) {
        partial.exposure().add(source, length, list, lengths.get(length));
      }
    }

    /** The most popular items, less the known ones. */
    private int[] popular(int[] known, int length) {
      return Arrays.stream(byPopularity)
          .filter(column -> Arrays.binarySearch(known, column) < 0)
          .limit(length)
          .toArray();
    }
  }
}
