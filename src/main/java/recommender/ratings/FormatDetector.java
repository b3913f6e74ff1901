package recommender.ratings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import recommender.config.InputFormat;
import recommender.config.Names;
import recommender.text.Head;
import recommender.text.LayoutDetector;

/**
 * Detection of the format of files by their content, and by their names where that decides nothing.
 *
 * <p>Content comes first since names lie: {@code ratings.csv} of some collections has {@code ::}
 * between fields, {@code u1.base} and {@code ratings.txt} name no format.
 */
final class FormatDetector {
  private static final Set<String> COMPRESSIONS =
      Set.of("gz", "bz2", "deflate", "snappy", "lz4", "zst", "zstd", "xz");
  private static final Map<String, InputFormat> BINARY =
      Map.of("parquet", InputFormat.PARQUET, "pq", InputFormat.PARQUET, "orc", InputFormat.ORC);

  private final Source source;
  private final int columns;
  private final Function<Path, FileHead> heads;
  private final Function<Path, Head> texts;

  /**
   * @param columns how many are wanted
   * @param heads the first bytes of a file
   * @param texts the same decoded
   */
  FormatDetector(
      Source source, int columns, Function<Path, FileHead> heads, Function<Path, Head> texts) {
    this.source = source;
    this.columns = columns;
    this.heads = heads;
    this.texts = texts;
  }

  /**
   * The one format of all files; one file of each extension is opened.
   *
   * @throws RatingsException when it cannot be detected or there are several
   */
  InputFormat formatOf(DataFiles files) {
    Map<String, Path> samples = new LinkedHashMap<>();
    files.files().forEach(file -> samples.putIfAbsent(extension(file.path()), file.path()));
    Map<InputFormat, Path> formats = new LinkedHashMap<>();
    samples.values().forEach(file -> formats.putIfAbsent(formatOf(file), file));
    if (formats.size() > 1) {
      throw source.refuse(
          "files of several formats at %s: %s; give each format a path of its own, such as a glob",
          files.path(), formats);
    }
    return formats.keySet().iterator().next();
  }

  private InputFormat formatOf(Path file) {
    FileHead head = heads.apply(file);
    if (head.startsWith("PK\u0003\u0004")) {
      throw source.refuse("%s is a zip archive, which Spark cannot read; unpack it", file);
    }
    if (head.startsWith("PAR1")) {
      return InputFormat.PARQUET;
    }
    if (head.startsWith("ORC")) {
      return InputFormat.ORC;
    }
    if (head.isBinary()) {
      return Optional.ofNullable(BINARY.get(extension(file))).orElseThrow(() -> unknown(file));
    }
    return text(texts.apply(file), file);
  }

  private InputFormat text(Head head, Path file) {
    String line = head.lines().stream().findFirst().orElse("").stripLeading();
    if (line.startsWith("{") || line.startsWith("[")) {
      return InputFormat.JSON;
    }
    if (LayoutDetector.isNetflix(head)) {
      return InputFormat.NETFLIX;
    }
    // Blanks separate fields too, but any prose has them.
    boolean separated = line.matches("(?s).*[,;|\\t].*|.*::.*|\\s*\\S+(\\s+\\S+){1,3}\\s*");
    // Any line is one of a table of one column.
    if (!separated && columns > 1) {
      throw unknown(file);
    }
    return InputFormat.CSV;
  }

  private RatingsException unknown(Path file) {
    return source.refuse(
        "cannot tell the format of %s; set input.format (--format) to one of %s, or name the files"
            + " of ratings by a glob",
        file, formats());
  }

  private static String formats() {
    return String.join(
        ", ",
        Arrays.stream(InputFormat.values())
            .filter(format -> format != InputFormat.AUTO)
            .map(Names::kebab)
            .toList());
  }

  private static String extension(Path file) {
    String name = file.getName().toLowerCase(Locale.ROOT);
    String last = afterDot(name);
    return COMPRESSIONS.contains(last)
        ? afterDot(name.substring(0, name.length() - last.length() - 1))
        : last;
  }

  private static String afterDot(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
