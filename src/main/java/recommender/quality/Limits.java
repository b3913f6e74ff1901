package recommender.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recommender.config.LimitAction;
import recommender.config.Names;
import recommender.config.QualitySettings;

/** The limits of the settings, all of them held against a drift. */
final class Limits {
  private final Drift drift;
  private final List<Exceeded> exceeded = new ArrayList<>();

  private Limits(Drift drift) {
    this.drift = drift;
  }

  /** Those that are exceeded, in the order of the settings; what is not known exceeds nothing. */
  static List<Exceeded> exceeded(QualitySettings settings, Drift drift) {
    Limits limits = new Limits(drift);
    limits.rows(settings);
    limits.histogram(settings);
    limits.newest(settings);
    limits.unknownItems(settings);
    return List.copyOf(limits.exceeded);
  }

  private void rows(QualitySettings settings) {
    if (drift.rowsRatio() < settings.minRatio()) {
      add(
          QualitySettings.MIN_RATIO,
          settings.minRatio(),
          drift.rowsRatio(),
          settings.rows(),
          "at least %s times the rows of run %s");
    }
    if (drift.rowsRatio() > settings.maxRatio()) {
      add(
          QualitySettings.MAX_RATIO,
          settings.maxRatio(),
          drift.rowsRatio(),
          settings.rows(),
          "at most %s times the rows of run %s");
    }
  }

  private void histogram(QualitySettings settings) {
    if (drift.psi() > settings.maxPsi()) {
      add(
          QualitySettings.MAX_PSI,
          settings.maxPsi(),
          drift.psi(),
          settings.histogram(),
          "a population stability index of the ratings of at most %s from those of run %s");
    }
  }

  private void newest(QualitySettings settings) {
    if (drift.newestAdvance() != null && drift.newestAdvance() <= 0) {
      add(
          QualitySettings.NEWEST,
          null,
          drift.newestAdvance(),
          settings.newest(),
          "a newest time that is later than that of run %2$s, by a number of seconds");
    }
  }

  private void unknownItems(QualitySettings settings) {
    if (drift.unknownItems() != null && drift.unknownItems() > settings.maxUnknownShare()) {
      add(
          QualitySettings.MAX_UNKNOWN_SHARE,
          settings.maxUnknownShare(),
          drift.unknownItems(),
          settings.unknownItems(),
          "a share of at most %s of the ratings of items that run %s does not know");
    }
  }

  private void add(String key, Double limit, double was, LimitAction then, String expected) {
    if (then != LimitAction.OFF) {
      String message =
          "%s: expected %s, was %s"
              .formatted(
                  key, String.format(Locale.ROOT, expected, limit, drift.since()), text(was));
      exceeded.add(new Exceeded(key, limit, was, Names.kebab(then), message));
    }
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.4f", number);
  }
}
