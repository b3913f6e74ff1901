package recommender.search;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recommender.training.ValidationMetric;

/**
 * {@code search.csv}: one row for each candidate and rung, the best of a rung first.
 *
 * @param candidates in the order of their numbers
 * @param chosen one of the scores
 */
record SearchTable(
    ValidationMetric metric, List<Candidate> candidates, List<Score> scores, Score chosen) {

  /** The text of the file; a candidate that diverged has no best epoch and NaN for its value. */
  String csv() {
    Stream<String> keys = candidates.get(0).drawn().keySet().stream();
    String header =
        Stream.of(
                Stream.of("candidate", "rung", "epochs", "best_epoch", metric.column()),
                keys,
                Stream.of("chosen"))
            .flatMap(columns -> columns)
            .collect(Collectors.joining(","));
    return scores.stream().map(this::row).collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  private String row(Score score) {
    Candidate candidate = candidates.get(score.candidate() - 1);
    Stream<String> numbers =
        Stream.of(
            String.valueOf(score.candidate()),
            String.valueOf(score.rung()),
            String.valueOf(score.epochs()),
            score.diverged() ? "" : String.valueOf(score.bestEpoch()),
            String.valueOf(score.value()));
    return Stream.of(
            numbers,
            candidate.drawn().values().stream().map(SearchTable::field),
            Stream.of(String.valueOf(score.equals(chosen))))
        .flatMap(fields -> fields)
        .collect(Collectors.joining(","));
  }

  /** A value as RFC 4180 has it, quoted where it has a comma or a quote. */
  private static String field(ConfigValue value) {
    String text = String.valueOf(value.unwrapped());
    return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
