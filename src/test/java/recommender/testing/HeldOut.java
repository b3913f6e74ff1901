package recommender.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file of ratings split at a point in time, to score a published run on by other code than the
 * job's.
 *
 * @param known ratings before it, by user and item
 * @param later those that are held out
 */
public record HeldOut(Map<Long, Map<Long, Double>> known, Map<Long, Map<Long, Double>> later) {

  /**
   * Splits MovieLens CSV.
   *
   * @param cutoff timestamp of the earliest rating that is held out
   */
  public static HeldOut of(Path ratings, double cutoff) throws IOException {
    HeldOut parts = new HeldOut(new TreeMap<>(), new TreeMap<>());
    for (String line : Files.readAllLines(ratings)) {
      String[] fields = line.split(",");
      if (!fields[0].equals("userId")) {
        (Double.parseDouble(fields[3]) < cutoff ? parts.known : parts.later)
            .computeIfAbsent(Long.valueOf(fields[0]), user -> new TreeMap<>())
            .put(Long.valueOf(fields[1]), Double.valueOf(fields[2]));
      }
    }
    return parts;
  }

  /** Ratings of a user that are not held out. */
  public Map<Long, Double> known(long user) {
    return known.getOrDefault(user, Map.of());
  }

  /** Items of which there are ratings that are not held out, with their number. */
  public Map<Long, Long> popularity() {
    return known.values().stream()
        .flatMap(items -> items.keySet().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** Users with an item held out that they rated 4 or higher, with these items. */
  public Map<Long, Set<Long>> relevant() {
    Set<Long> items = popularity().keySet();
    Map<Long, Set<Long>> relevant = new TreeMap<>();
    later.forEach(
        (user, ratings) -> {
          Set<Long> high =
              ratings.keySet().stream()
                  .filter(item -> items.contains(item) && ratings.get(item) >= 4)
                  .collect(Collectors.toSet());
          if (!high.isEmpty()) {
            relevant.put(user, high);
          }
        });
    return relevant;
  }

  /** The most popular items that a user does not know; ties in the order of ids. */
  public List<Long> popular(long user, int n) {
    Map<Long, Long> counts = popularity();
    return counts.keySet().stream()
        .filter(item -> !known(user).containsKey(item))
        .sorted(Comparator.comparing((Long item) -> -counts.get(item)).thenComparing(item -> item))
        .limit(n)
        .toList();
  }

  /**
   * Mean NDCG@10 of users.
   *
   * @param relevant items by user
   * @param lists of 10 items, by user
   */
  public static double ndcg(Map<Long, Set<Long>> relevant, Function<Long, List<Long>> lists) {
    return Arrays.stream(ndcgs(relevant, lists)).average().orElseThrow();
  }

  /**
   * NDCG@10 of users, in their order.
   *
   * @param relevant items by user
   * @param lists of 10 items, by user
   */
  public static double[] ndcgs(Map<Long, Set<Long>> relevant, Function<Long, List<Long>> lists) {
    List<Double> all = new ArrayList<>();
    relevant.forEach((user, items) -> all.add(ndcg(lists.apply(user), items)));
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double ndcg(List<Long> list, Set<Long> relevant) {
    double gain = 0;
    double ideal = 0;
    for (int place = 0; place < 10; place++) {
      double worth = Math.log(2) / Math.log(place + 2);
      ideal += place < relevant.size() ? worth : 0;
      gain += place < list.size() && relevant.contains(list.get(place)) ? worth : 0;
    }
    return gain / ideal;
  }
}
