package recommender.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Repeated fits of an ALS in the race, the regularisation chosen once. */
final class Turns {
  /** ALS of Spark has it by default. */
  private static final double USUAL = 0.1;

  private static final List<Double> CANDIDATES = List.of(0.05, USUAL, 0.15);

  private final String contender;
  private final Fit fit;
  private final List<Double> seconds = new ArrayList<>();
  private double regularisation = USUAL;
  private double rmse;

  Turns(String contender, Fit fit) {
    this.contender = contender;
    this.fit = fit;
  }

  /** Takes a turn that counts. */
  void take() {
    Fit.Timed timed = fit.fit(regularisation);
    seconds.add(timed.seconds());
    rmse = timed.rmse();
    System.err.printf("%s: %.2f s, validation RMSE %.4f%n", contender, timed.seconds(), rmse);
  }

  /** Chooses the regularisation on validation, by fits that do not count. */
  void choose() {
    Map<Double, Double> rmses = new HashMap<>();
    CANDIDATES.forEach(each -> rmses.put(each, fit.fit(each).rmse()));
    regularisation =
        rmses.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    System.err.printf("%s: chose regularisation %s%n", contender, regularisation);
  }

  /** All turns. */
  Finding finding() {
    return new Finding(contender, rmse, seconds, Map.of("regularisation", regularisation));
  }
}
