package recommender.search;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.repository.Journal;
import recommender.training.ValidationMetric;

/** The scores of a search as they come in, kept for a job that begins the search again. */
record ScoreJournal(Journal journal, ValidationMetric metric) {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreJournal.class);

  /** The score of a candidate in a rung, where it was noted before. */
  Optional<Score> read(Rung rung, Candidate candidate) {
    return journal
        .read(Score.name(rung.number(), candidate.number()))
        .flatMap(text -> Score.parse(rung.number(), candidate.number(), text));
  }

  /** Notes a score that was found now. */
  void note(Score score, Candidate candidate) {
    LOG.info(
        "Rung {}, candidate {}: {} at epoch {} of {} ({}).",
        score.rung(),
        score.candidate(),
        metric.text(score.value()),
        score.bestEpoch(),
        score.epochs(),
        candidate.assignments());
    journal.write(Score.name(score.rung(), score.candidate()), score.text());
  }
}
