package recommender.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.training.DivergedException;
import recommender.training.ValidationMetric;

/** Successive halving: candidates are trained rung by rung, and the best of each go on. */
record Halving(List<Rung> rungs, ValidationMetric metric, Trials trials) {
  private static final Logger LOG = LoggerFactory.getLogger(Halving.class);

  /** Trains candidates for a rung. */
  interface Trials {
    /** The scores, in any order. */
    List<Score> run(Rung rung, List<Candidate> candidates);
  }

  /**
   * Runs all rungs. A candidate that diverged goes no further; one that stopped before the end of a
   * rung would stop there again, so it keeps its score without being trained.
   *
   * @param candidates in the order of their numbers
   * @return every score, rung by rung and the best of each first
   * @throws DivergedException when all candidates of a rung did
   */
  List<Score> run(List<Candidate> candidates) {
    List<Score> all = new ArrayList<>();
    List<Candidate> going = candidates;
    List<Score> stopped = List.of();
    for (Rung rung : rungs) {
      List<Score> scores = scores(rung, going, stopped);
      demandOne(rung, scores.get(0));
      log(rung, scores);
      all.addAll(scores);
      List<Score> next =
          scores.stream().filter(score -> !score.diverged()).limit(taken(rung)).toList();
      going =
          next.stream()
              .filter(score -> score.epochs() == rung.epochs())
              .map(score -> candidates.get(score.candidate() - 1))
              .toList();
      stopped = next.stream().filter(score -> score.epochs() < rung.epochs()).toList();
    }
    return all;
  }

  private List<Score> scores(Rung rung, List<Candidate> going, List<Score> stopped) {
    return Stream.concat(
            trials.run(rung, going).stream(), stopped.stream().map(score -> score.in(rung)))
        .sorted(Score.bestFirst(metric))
        .toList();
  }

  /** Candidates that the rung after one takes. */
  private int taken(Rung rung) {
    return rung.number() < rungs.size() ? rungs.get(rung.number()).candidates() : 0;
  }

  private void demandOne(Rung rung, Score best) {
    if (best.diverged()) {
      throw new DivergedException(
          "search diverged: expected a candidate of rung %d with a finite validation %s, was none; try smaller values of training.learning-rate in search.space"
              .formatted(rung.number(), metric.label()),
          rung.epochs());
    }
  }

  private void log(Rung rung, List<Score> scores) {
    LOG.info(
        "Rung {} of {}: {} candidates of at most {} epochs; the best is candidate {} with {} at epoch {}.",
        rung.number(),
        rungs.size(),
        scores.size(),
        rung.epochs(),
        scores.get(0).candidate(),
        metric.text(scores.get(0).value()),
        scores.get(0).bestEpoch());
  }
}
