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

/**
 * Detection of the format of files by their content, and by their names where that decides nothing.
 *
 * <p>Content comes first since names lie: {@code ratings.csv} of some collections has {@code ::}
 * between fields, {@code u1.base} and {@code ratings.txt} name no format.
 */
final class FormatDetector {
  private static final Set<String> COMPRESSIONS =
      Set.of("gz", "bz2", "deflate", "snappy", "lz4", "zst", "zstd", "xz");
  private static final Map<String, InputFormat> EXTENSIONS =
      Map.ofEntries(
          Map.entry("csv", InputFormat.CSV),
          Map.entry("dat", InputFormat.DAT),
          Map.entry("tsv", InputFormat.TSV),
          Map.entry("parquet", InputFormat.PARQUET),
          Map.entry("pq", InputFormat.PARQUET),
          Map.entry("orc", InputFormat.ORC),
          Map.entry("json", InputFormat.JSON),
          Map.entry("jsonl", InputFormat.JSON),
          Map.entry("ndjson", InputFormat.JSON));

  private final Source source;
  private final Function<Path, FileHead> heads;

  FormatDetector(Source source, Function<Path, FileHead> heads) {
    this.source = source;
    this.heads = heads;
  }

  /**
   * The one format of all files; one file of each extension is opened.
   *
   * @throws RatingsException when it cannot be detected or there are several
   */
  InputFormat formatOf(DataFiles files) {
    Map<String, Path> samples = new LinkedHashMap<>();
    files.files().forEach(file -> samples.putIfAbsent(extension(file), file));
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
    return magic(head)
        .or(() -> head.isBinary() ? Optional.empty() : layout(head, file))
        .or(() -> named(file))
        .orElseThrow(() -> unknown(file));
  }

  private static Optional<InputFormat> magic(FileHead head) {
    if (head.startsWith("PAR1")) {
      return Optional.of(InputFormat.PARQUET);
    }
    return head.startsWith("ORC") ? Optional.of(InputFormat.ORC) : Optional.empty();
  }

  private static Optional<InputFormat> layout(FileHead head, Path file) {
    String line = head.firstLine().orElse("");
    if (line.stripLeading().startsWith("{") || line.stripLeading().startsWith("[")) {
      return Optional.of(InputFormat.JSON);
    }
    if (line.contains("::")) {
      return Optional.of(InputFormat.DAT);
    }
    if (line.contains("\t") && line.contains(",")) {
      return named(file).or(() -> Optional.of(InputFormat.TSV));
    }
    if (line.contains("\t")) {
      return Optional.of(InputFormat.TSV);
    }
    return line.contains(",") ? Optional.of(InputFormat.CSV) : Optional.empty();
  }

  private static Optional<InputFormat> named(Path file) {
    return Optional.ofNullable(EXTENSIONS.get(extension(file)));
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
