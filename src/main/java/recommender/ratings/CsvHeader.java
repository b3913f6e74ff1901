package recommender.ratings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;

/** Column names of a CSV file from its first line. */
final class CsvHeader {
  private static final String COMMA_OUTSIDE_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  private record SearchResult(Path file, String line) {}

  private CsvHeader() {}

  /**
   * The header that all files share.
   *
   * @throws RatingsException when two differ, or there is none
   */
  static Header of(DataFiles files, Source source, Function<Path, FileHead> heads) {
    // Side by side: on an object store each file costs a round trip.
    List<SearchResult> found =
        files.files().parallelStream().flatMap(file -> found(file, heads).stream()).toList();
    SearchResult first =
        found.stream()
            .findFirst()
            .orElseThrow(() -> source.refuse("no header line at %s; it is blank", files.path()));
    for (SearchResult other : found) {
      if (!other.line.equals(first.line)) {
        throw source.refuse(
            "headers differ: %s begins with \"%s\", %s with \"%s\"; give each a path of its own",
            first.file, first.line, other.file, other.line);
      }
    }
    return new Header(split(first.line), first.file.toString());
  }

  private static Optional<SearchResult> found(Path file, Function<Path, FileHead> heads) {
    return heads.apply(file).firstLine().map(line -> new SearchResult(file, line.strip()));
  }

  static List<String> split(String line) {
    return Arrays.stream(line.split(COMMA_OUTSIDE_QUOTES, -1)).map(CsvHeader::unquoted).toList();
  }

  private static String unquoted(String field) {
    String name = field.strip();
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"").strip() : name;
  }
}
