package recommender.ratings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recommender.config.EpochUnit;
import recommender.config.Names;
import recommender.config.TimeSettings;

/**
 * Unit of the times of a table that are numbers: one for the column.
 *
 * @param perSecond units in a second
 * @param inWords as the reader says it
 * @param warning what is doubtful about it
 */
public record TimeScale(double perSecond, String inWords, Optional<String> warning) {
  /** The share of the numbers of a column that tells its unit. */
  private static final double MOST = 0.9;

  private static TimeScale of(EpochUnit unit) {
    return new TimeScale(unit.perSecond(), "times in " + Names.kebab(unit), Optional.empty());
  }

  /**
   * The unit of a table.
   *
   * @param counts its rows without a problem
   * @throws RatingsException when the column mixes units
   */
  static TimeScale of(RowCounts counts, TimeSettings settings, Source source) {
    boolean moments = counts.hasMoments();
    List<TimeKind> numbers = counts.numbers();
    if (numbers.isEmpty()) {
      return new TimeScale(1, moments ? "times as dates" : "no times", Optional.empty());
    }
    if (settings.unit() != EpochUnit.AUTO) {
      return of(settings.unit());
    }
    List<TimeKind> plausible = numbers.stream().filter(kind -> kind.unit().isPresent()).toList();
    if (plausible.size() == 1 && areMost(plausible.get(0), counts, numbers)) {
      return of(plausible.get(0).unit().orElseThrow());
    }
    refuseMixed(counts, plausible, source);
    if (moments) {
      throw source.refuse(
          "column timestamp mixes dates with numbers from %s to %s, which are no times in any unit"
              + " between 1980 and tomorrow; set input.time-unit",
          text(counts.firstNumber()), text(counts.lastNumber()));
    }
    String warning =
        ("No unit puts the times, %s to %s, between 1980 and tomorrow: they keep their order and are"
                + " taken for seconds, so that a cut-off may be an odd date. input.time-unit names"
                + " their unit.")
            .formatted(text(counts.firstNumber()), text(counts.lastNumber()));
    return new TimeScale(1, "times in seconds by their order alone", Optional.of(warning));
  }

  /** A few times that are wrong do not make the rest of a table a count of something. */
  private static boolean areMost(TimeKind kind, RowCounts counts, List<TimeKind> numbers) {
    return counts.times(kind) >= MOST * numbers.stream().mapToLong(counts::times).sum();
  }

  /** Whether the numbers are those of a clock, or a count, that starts anywhere. */
  boolean isOrderOnly() {
    return warning.isPresent();
  }

  /**
   * Numbers around two plausible ranges with next to none between them are of two units; a count
   * that runs through both has most there.
   */
  private static void refuseMixed(RowCounts counts, List<TimeKind> plausible, Source source) {
    for (int i = 0; i + 1 < plausible.size(); i++) {
      TimeKind low = plausible.get(i);
      TimeKind high = plausible.get(i + 1);
      long between = 0;
      for (int kind = low.ordinal() + 1; kind < high.ordinal(); kind++) {
        between += counts.times(TimeKind.of(kind));
      }
      if (between < Math.min(counts.times(low), counts.times(high))) {
        throw source.refuse(
            "column timestamp mixes units: %s; give files of each unit a path and a run of their own,"
                + " or set input.time-unit",
            inWords(counts, plausible));
      }
    }
  }

  private static String inWords(RowCounts counts, List<TimeKind> plausible) {
    List<String> words = new ArrayList<>();
    for (TimeKind kind : plausible) {
      words.add(
          "%d are times in %s (such as %s)"
              .formatted(
                  counts.times(kind),
                  Names.kebab(kind.unit().orElseThrow()),
                  text(counts.first(kind))));
    }
    return String.join(", ", words);
  }

  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e18
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%s", number);
  }
}
