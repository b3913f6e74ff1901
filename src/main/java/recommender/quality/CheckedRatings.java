package recommender.quality;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.LimitAction;
import recommender.config.Names;
import recommender.ratings.DoubtfulTimes;
import recommender.ratings.RatingsException;
import recommender.ratings.RejectedRow;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;

/** Ratings that were looked at. */
public final class CheckedRatings {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedRatings.class);
  private static final String ROWS = "rows.jsonl";

  private final Quality quality;
  private final List<RejectedRow> rejected;

  CheckedRatings(Quality quality, List<RejectedRow> rejected) {
    this.quality = quality;
    this.rejected = List.copyOf(rejected);
  }

  /**
   * Warns of what is odd about them.
   *
   * @return itself
   * @throws RatingsException when they exceed limits that are to fail; it names all of these
   */
  public CheckedRatings passed() {
    warnings().forEach(LOG::warn);
    List<String> failed = messages(LimitAction.FAIL);
    if (!failed.isEmpty()) {
      throw new RatingsException(
          "quality: nothing was trained, as the ratings exceed %d of the limits that are to fail:%n%s%n"
                  .formatted(
                      failed.size(),
                      failed.stream()
                          .map("  "::concat)
                          .collect(Collectors.joining(System.lineSeparator())))
              + "Mend the ratings; or, if they are right, change the limits, or what comes of them"
              + " (then = warn).");
    }
    return this;
  }

  /** What is odd, and fails nothing. */
  List<String> warnings() {
    Quality.Timestamps times = quality.timestamps();
    return Stream.of(
            doubtful(times.future(), "lie in the future (later than tomorrow)"),
            doubtful(
                times.millisecondsAmongSeconds(),
                "would be plausible in milliseconds, where the unit is seconds"),
            doubtful(times.before1970(), "lie before 1970"),
            messages(LimitAction.WARN).stream())
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<String> doubtful(DoubtfulTimes times, String what) {
    return times.rows() == 0
        ? Stream.of()
        : Stream.of(
            "The times of %d ratings %s, such as %s; input.time-unit and input.time-format say how times are read"
                .formatted(times.rows(), what, times.example()));
  }

  private List<String> messages(LimitAction then) {
    return quality.exceeded().stream()
        .filter(each -> each.then().equals(Names.kebab(then)))
        .map(Exceeded::message)
        .toList();
  }

  /** Writes what they are like, and the rejected rows where there are any. */
  public void write(RunDraft draft) {
    draft.write(RunFiles.QUALITY, quality.json());
    if (!rejected.isEmpty()) {
      draft.write(RunFiles.REJECTED, ROWS, RejectedRows.lines(rejected));
    }
  }
}
