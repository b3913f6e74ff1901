package recommender.ratings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;
import recommender.text.LayoutException;

/** Failures of Hadoop and Spark that say little, as errors that say what to do. */
final class Remedies {
  private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:\\\\.*|.*\\\\.*");
  private static final Map<String, String> PACKAGES =
      Map.of(
          "s3a", "org.apache.hadoop:hadoop-aws",
          "abfs", "org.apache.hadoop:hadoop-azure",
          "abfss", "org.apache.hadoop:hadoop-azure");

  private Remedies() {}

  /** Nothing is there. */
  static RatingsException ofNothing(String path, Source source) {
    return source.refuse(
        "nothing found at %s; expected a file, a folder or a glob that matches some%s",
        path, WINDOWS.matcher(path).matches() ? "; " + windows(path) : "");
  }

  /** A file system that does not answer. */
  static RatingsException ofPath(String path, Source source, Exception failure) {
    if (WINDOWS.matcher(path).matches()) {
      return source.refuse("%s cannot be read; %s", path, windows(path));
    }
    String scheme = path.replaceFirst("(?s):.*", "").toLowerCase(Locale.ROOT);
    boolean missing =
        causes(failure)
            .map(String::valueOf)
            .anyMatch(text -> text.contains("ClassNotFound") || text.contains("No FileSystem for"));
    if (!missing) {
      return source.unreadable(path, failure);
    }
    if (scheme.equals("s3") || scheme.equals("s3n")) {
      return source.refuse("%s cannot be read; write it as s3a://", path);
    }
    return source.refuse(
        "%s cannot be read: Spark lacks the file system of %s:; %s",
        path,
        scheme,
        Optional.ofNullable(PACKAGES.get(scheme))
            .map(jar -> "add --packages %s:%s".formatted(jar, VersionInfo.getVersion()))
            .orElse("add its jar with --jars or --packages"));
  }

  private static String windows(String path) {
    String slashes = path.replace('\\', '/');
    return "write it with slashes, as "
        + (slashes.matches("[A-Za-z]:.*") ? "file:///" + slashes : slashes);
  }

  /** The error of a file that could not be read, if that is what failed; Spark's own are none. */
  static Optional<RatingsException> ofFile(Source source, Throwable failure) {
    return causes(failure)
        .filter(cause -> cause instanceof RatingsException || cause instanceof LayoutException)
        .findFirst()
        .map(
            cause ->
                cause instanceof RatingsException ratings
                    ? ratings
                    : source.refuse("%s", cause.getMessage()));
  }

  /** A failure and what caused it, in turn. */
  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
