package recommender.ratings;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Days of a window of dates in a path of which there is nothing. */
final class MissingDays {
  private static final Logger LOG = LoggerFactory.getLogger(MissingDays.class);
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  /** A glob of several days, up to the end of the name that it is in. */
  private static final Pattern WINDOW =
      Pattern.compile("^(.*\\{(%s(?:,%s)+)\\}[^/]*)".formatted(DAY, DAY));

  private static final int NAMED = 3;

  private MissingDays() {}

  /**
   * Demands that no more of them are missing than may be.
   *
   * @param most of each path
   * @throws RatingsException when more are
   */
  static void demandFew(Source source, int most, Configuration hadoop) {
    for (String path : source.paths()) {
      Matcher window = WINDOW.matcher(path);
      if (window.find()) {
        List<String> days = List.of(window.group(2).split(","));
        List<String> missing = missing(window.group(1), days, source, hadoop);
        if (missing.size() > most) {
          throw source.refuse(
              "expected at most %d missing days (input.max-missing-days), was %d of %d: %s",
              most, missing.size(), days.size(), named(missing));
        }
        LOG.info(
            "Missed {} of {} days, {} to {}{}.",
            missing.size(),
            days.size(),
            days.get(0),
            days.get(days.size() - 1),
            missing.isEmpty() ? "" : ": " + named(missing));
      }
    }
  }

  private static List<String> missing(
      String glob, List<String> days, Source source, Configuration hadoop) {
    try {
      FileSystem files = new Path(glob).getFileSystem(hadoop);
      // No folder above the days is no day.
      FileStatus[] found =
          Optional.ofNullable(files.globStatus(new Path(glob))).orElse(new FileStatus[0]);
      List<String> names = Arrays.stream(found).map(each -> each.getPath().getName()).toList();
      return days.stream()
          .filter(day -> names.stream().noneMatch(name -> name.contains(day)))
          .toList();
    } catch (IOException | RuntimeException e) {
      throw Remedies.ofPath(glob, source, e);
    }
  }

  private static String named(List<String> days) {
    return String.join(", ", days.subList(0, Math.min(NAMED, days.size())))
        + (days.size() > NAMED ? ", …" : "");
  }
}
