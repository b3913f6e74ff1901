package recommender.repository;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * History of the promotions of a repository, the oldest first.
 *
 * @param all of them
 */
record Promotions(List<Promotion> all) {

  static Promotions parse(String text) {
    return new Promotions(text.lines().flatMap(line -> Promotion.parse(line).stream()).toList());
  }

  /** One line for each. */
  String text() {
    return all.stream().map(each -> each.json() + "\n").collect(Collectors.joining());
  }

  Promotions plus(Promotion next) {
    return new Promotions(Stream.concat(all.stream(), Stream.of(next)).toList());
  }

  /**
   * The history that agrees with CURRENT, which is the truth. It is written before CURRENT is, so
   * that its last line did not come true where a job was killed between the two; and CURRENT may
   * have been written by hand, or by a version that kept no history.
   *
   * @param current id of the run that CURRENT names; empty where there is none
   * @param since when CURRENT was written
   */
  Promotions agreeingWith(Optional<String> current, Instant since) {
    if (last().map(Promotion::run).equals(current)) {
      return this;
    }
    if (last().isPresent() && last().get().replaced().equals(current)) {
      return new Promotions(all.subList(0, all.size() - 1));
    }
    return current
        .map(id -> plus(unrecorded(id, since)))
        .orElse(this); // Nothing is in service, which is no promotion.
  }

  private Promotion unrecorded(String id, Instant since) {
    PromotedBy by = all.isEmpty() ? PromotedBy.RETRAIN : PromotedBy.PERSON;
    return new Promotion(id, last().map(Promotion::run), since, by, "not recorded");
  }

  private Optional<Promotion> last() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * Runs that were in service before the current one, the latest first: a promotion puts a run on
   * top of those before it, and a rollback takes off those above the one that it returns to.
   */
  List<String> before() {
    Deque<String> stack = new ArrayDeque<>();
    all.forEach(each -> apply(each, stack));
    String current = stack.poll();
    return stack.stream().filter(id -> !id.equals(current)).distinct().toList();
  }

  private static void apply(Promotion promotion, Deque<String> stack) {
    if (promotion.by() == PromotedBy.ROLLBACK && stack.contains(promotion.run())) {
      while (!promotion.run().equals(stack.peek())) {
        stack.pop();
      }
    } else if (!promotion.run().equals(stack.peek())) {
      stack.push(promotion.run());
    }
  }

  /** Those that concern a run, the oldest first. */
  List<Promotion> of(String run) {
    List<Promotion> concerned = new ArrayList<>(all);
    concerned.removeIf(
        each -> !each.run().equals(run) && !each.replaced().equals(Optional.of(run)));
    return List.copyOf(concerned);
  }
}
