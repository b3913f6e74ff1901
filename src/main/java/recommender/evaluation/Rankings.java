package recommender.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Metrics of the lists of all users that could be evaluated, with the exposure of items in them.
 *
 * @param users with at least one relevant item held out, in the order of their ids
 * @param lengths of the lists that are evaluated
 * @param popularity train ratings by item
 */
public record Rankings(
    List<UserLists> users, Exposure exposure, List<Integer> lengths, ItemPopularity popularity) {

  /** No lists at all. */
  public static Rankings none() {
    return new Rankings(List.of(), null, List.of(), null);
  }

  /** Whether no list could be evaluated. */
  public boolean isEmpty() {
    return users.isEmpty();
  }

  /** Users of whom nothing is known. */
  public long unseenUsers() {
    return users.stream().filter(UserLists::isUnseen).count();
  }

  /** Mean over users; there must be one. */
  public double mean(ListSource source, ListMetric metric, int k) {
    int length = lengths.indexOf(k);
    return users.stream()
        .mapToDouble(user -> user.value(source, metric, length))
        .average()
        .orElseThrow();
  }

  /** All metrics of the lists of a source by name, such as {@code ndcg_at_10}. */
  public Map<String, Double> summary(ListSource source) {
    Map<String, Double> summary = new LinkedHashMap<>();
    for (int k : lengths) {
      int length = lengths.indexOf(k);
      String at = "_at_" + k;
      for (ListMetric metric : ListMetric.values()) {
        String name = metric.name().toLowerCase(Locale.ROOT);
        summary.put(name + at, mean(source, metric, k));
      }
      summary.put("coverage" + at, exposure.of(source, length).coverage());
      summary.put("gini" + at, exposure.of(source, length).gini());
      summary.put(
          "novelty" + at,
          exposure.novelty(source, length, popularity.ratings(), popularity.users()));
      summary.put("identical_lists" + at, identical(source, length));
    }
    return summary;
  }

  /** Share of users whose list, in its order, is also that of somebody else. */
  private double identical(ListSource source, int length) {
    Map<Long, Integer> times = new HashMap<>();
    users.forEach(user -> times.merge(user.fingerprint(source, length), 1, Integer::sum));
    long alike = times.values().stream().filter(count -> count > 1).mapToLong(c -> c).sum();
    return (double) alike / users.size();
  }

  /**
   * The 95 % interval of NDCG at a length, over users drawn again.
   *
   * @param resamples 0 for none
   */
  public Optional<Interval> interval(ListSource source, int k, int resamples, long seed) {
    return Interval.ofMean(values(source, k), resamples, seed);
  }

  /** NDCG of the network less that of popularity, on the same users. */
  public Paired againstPopularity(int k, int resamples, long seed) {
    return Paired.ofMeans(
        values(ListSource.NETWORK, k), values(ListSource.POPULARITY, k), resamples, seed);
  }

  /**
   * NDCG of the network less that of another one.
   *
   * @param other lists of the same users
   */
  public Paired against(Rankings other, int k, int resamples, long seed) {
    return Paired.ofMeans(
        values(ListSource.NETWORK, k), other.values(ListSource.NETWORK, k), resamples, seed);
  }

  /**
   * Share of users whose list is another one than that of another run, in its items or in their
   * order.
   *
   * @param other lists of the same users, at least one, both evaluated with codes of their items
   */
  public double changed(Rankings other, int k) {
    int length = lengths.indexOf(k);
    long changed =
        IntStream.range(0, users.size())
            .filter(
                user ->
                    users.get(user).fingerprint(ListSource.NETWORK, length)
                        != other.users.get(user).fingerprint(ListSource.NETWORK, length))
            .count();
    return (double) changed / users.size();
  }

  /** The lists by the number of ratings that are known of their users; no slice is empty. */
  public List<ListSlice> slices(int k) {
    List<ListSlice> slices = new ArrayList<>();
    for (int bin = 0; bin < CountBins.SIZE; bin++) {
      int slice = bin;
      List<UserLists> some =
          users.stream().filter(user -> CountBins.of(user.known()) == slice).toList();
      if (!some.isEmpty()) {
        Rankings of = new Rankings(some, exposure, lengths, popularity);
        slices.add(
            new ListSlice(
                CountBins.slice(slice),
                some.size(),
                of.mean(ListSource.NETWORK, ListMetric.NDCG, k),
                of.mean(ListSource.NETWORK, ListMetric.RECALL, k),
                of.mean(ListSource.POPULARITY, ListMetric.NDCG, k)));
      }
    }
    return slices;
  }

  private double[] values(ListSource source, int k) {
    int length = lengths.indexOf(k);
    return users.stream()
        .mapToDouble(user -> user.value(source, ListMetric.NDCG, length))
        .toArray();
  }
}
