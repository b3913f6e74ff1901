package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.model.NetworkScorer;
import recommender.model.Scorer;
import recommender.model.TopItems;
import recommender.network.NativeThreads;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import scala.Tuple2;

/**
 * Judges lists of recommendations beside those of popularity: one for each user who has at least
 * one relevant item held out, of all items that are not fed in.
 */
public final class RankingEvaluator {
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

  /** The lists of a network, made on the executors. */
  public Rankings rank(
      Cases cases, Catalogue catalogue, SparseNetwork network, InputTransform transform) {
    Judge judge = judge(catalogue);
    Broadcast<Judge> rules = spark.broadcast(judge);
    Broadcast<Ranker> ranker = spark.broadcast(new Ranker(Snapshot.of(network), transform));
    try {
      List<Judged> parts =
          cases
              .pairs()
              .mapPartitions(users -> judged(users, rules.value(), ranker.value()))
              .collect();
      return judge.together(parts);
    } finally {
      ranker.destroy();
      rules.destroy();
    }
  }

  /** The lists of a scorer that is here. */
  public Rankings rank(Cases cases, Catalogue catalogue, Scorer scorer) {
    Judge judge = judge(catalogue);
    return judge.together(List.of(judge.judged(cases.pairs().toLocalIterator(), scorer)));
  }

  private Judge judge(Catalogue catalogue) {
    return new Judge(relevantFrom, lengths, catalogue, catalogue.byPopularity());
  }

  private static Iterator<Judged> judged(
      Iterator<Tuple2<UserVector, UserVector>> users, Judge judge, Ranker ranker) {
    // Every slot of the executor makes lists, so no task has a second core to use.
    NativeThreads.use(1);
    return users.hasNext()
        ? List.of(judge.judged(users, ranker.scorer())).iterator()
        : List.<Judged>of().iterator();
  }

  /** A network on its way to executors. */
  private record Ranker(Snapshot network, InputTransform transform) implements Serializable {
    Scorer scorer() {
      return new NetworkScorer(network.restore(), transform);
    }
  }

  /** What came of some users. */
  private record Judged(List<UserLists> users, Exposure exposure) implements Serializable {}

  /** What all lists are judged by. */
  private record Judge(
      double relevantFrom, List<Integer> lengths, Catalogue catalogue, int[] byPopularity)
      implements Serializable {

    Judged judged(Iterator<Tuple2<UserVector, UserVector>> users, Scorer scorer) {
      Judged judged = none();
      List<UserVector> fed = new ArrayList<>();
      List<int[]> relevant = new ArrayList<>();
      while (users.hasNext()) {
        Tuple2<UserVector, UserVector> user = users.next();
        int[] wanted = relevant(user._2);
        if (wanted.length > 0) {
          fed.add(user._1);
          relevant.add(wanted);
        }
        if (fed.size() == Scorer.BATCH_SIZE || !users.hasNext() && !fed.isEmpty()) {
          add(judged, fed, relevant, scorer.scores(fed));
          fed.clear();
          relevant.clear();
        }
      }
      return judged;
    }

    Rankings together(List<Judged> parts) {
      Judged all = none();
      for (Judged part : parts) {
        all.users.addAll(part.users);
        all.exposure.add(part.exposure);
      }
      return new Rankings(all.users, all.exposure, lengths, catalogue);
    }

    private Judged none() {
      return new Judged(
          new ArrayList<>(), new Exposure(lengths.size(), catalogue.ratings().length));
    }

    private int[] relevant(UserVector heldOut) {
      float from = (float) relevantFrom;
      return heldOut.where(rating -> rating >= from).columns();
    }

    private void add(Judged judged, List<UserVector> fed, List<int[]> relevant, float[][] scores) {
      int longest = lengths.get(lengths.size() - 1);
      for (int i = 0; i < scores.length; i++) {
        int[] known = fed.get(i).columns();
        UserLists user = new UserLists(known.length == 0, lengths.size());
        int[] list = TopItems.of(scores[i], known, longest);
        add(judged, user, ListSource.NETWORK, list, relevant.get(i));
        int[] popular = popular(known, longest);
        add(judged, user, ListSource.POPULARITY, popular, relevant.get(i));
        judged.users.add(user);
      }
    }

    private void add(Judged judged, UserLists user, ListSource source, int[] list, int[] relevant) {
      user.judge(source, list, relevant, lengths);
      for (int length = 0; length < lengths.size(); length++) {
        judged.exposure.add(source, length, list, lengths.get(length));
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
