package recommender.experiment;

import static org.apache.spark.sql.functions.expr;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import recommender.config.SettingsException;
import recommender.ratings.Columns;
import recommender.ratings.InputFiles.InputFile;
import recommender.split.Part;
import recommender.split.RatingSplit;

/**
 * What a run is made of, by which checkpoints are told to be its own.
 *
 * @param run its id
 * @param version of this project
 * @param settings that decide what is trained, by key
 * @param files of ratings; none of a table of the catalog
 * @param rows that were read; null before
 */
public record RunFingerprint(
    String run,
    String version,
    SortedMap<String, String> settings,
    List<InputFile> files,
    Rows rows) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private static final String HASH =
      "bit_xor(xxhash64(%s))"
          .formatted(
              String.join(
                  ", ",
                  Columns.USER,
                  Columns.ITEM,
                  Columns.RATING,
                  Columns.TIMESTAMP,
                  Part.COLUMN));

  private static final String ABSENT = "absent";
  private static final String REMEDY = "; undo that, or train anew without --resume";

  /**
   * Ratings in their parts.
   *
   * @param parts numbers of ratings by part
   * @param cutoff of a split in time, in epoch seconds; null of another
   * @param hash of all ratings of a table of the catalog with their parts, whatever their order;
   *     null of files
   */
  public record Rows(SortedMap<String, Long> parts, Double cutoff, String hash) {

    private static Rows of(RatingSplit split, Optional<String> hash) {
      SortedMap<String, Long> parts = new TreeMap<>();
      split.counts().forEach((part, count) -> parts.put(part.name(), count));
      Double cutoff = split.cutoff().isPresent() ? split.cutoff().getAsDouble() : null;
      return new Rows(parts, cutoff, hash.orElse(null));
    }
  }

  /** The same with what was read. */
  public RunFingerprint with(RatingSplit split) {
    // Files that nobody touched have the ratings that they had.
    Rows read = Rows.of(split, files.isEmpty() ? Optional.of(hash(split)) : Optional.empty());
    return new RunFingerprint(run, version, settings, files, read);
  }

  /** In one pass over all ratings. */
  private static String hash(RatingSplit split) {
    Row row = split.tagged().agg(expr(HASH)).first();
    return row.isNullAt(0) ? "" : Long.toHexString(row.getLong(0));
  }

  /**
   * Refuses to go on with what was begun with something else, as far as is known before anything
   * was read.
   *
   * @param now with no rows yet
   * @throws SettingsException that names all that has changed
   */
  public void demandSameSource(RunFingerprint now) {
    List<String> problems = new ArrayList<>();
    demandSame("version", version, now.version, problems);
    Stream.concat(settings.keySet().stream(), now.settings.keySet().stream())
        .distinct()
        .sorted()
        .forEach(key -> demandSame(key, settings.get(key), now.settings.get(key), problems));
    Map<String, String> before = states();
    Map<String, String> after = now.states();
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .sorted()
        .forEach(
            path ->
                demandSame(
                    path,
                    before.getOrDefault(path, ABSENT),
                    after.getOrDefault(path, ABSENT),
                    problems));
    refuse(problems);
  }

  /**
   * The same of what was read.
   *
   * @throws SettingsException that names what has changed
   */
  public void demandSameRows(RunFingerprint now) {
    List<String> problems = new ArrayList<>();
    if (!rows.equals(now.rows)) {
      demandSame("ratings by part", rows.parts, now.rows.parts, problems);
      demandSame("cut-off", rows.cutoff, now.rows.cutoff, problems);
      demandSame("hash of all ratings", rows.hash, now.rows.hash, problems);
    }
    refuse(problems);
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    files.forEach(
        file ->
            states.put(
                file.path(),
                "%d bytes of %s".formatted(file.bytes(), Instant.ofEpochMilli(file.modified()))));
    return states;
  }

  private static void demandSame(String what, Object before, Object now, List<String> problems) {
    if (!Objects.equals(before, now)) {
      problems.add(
          "--resume: expected %s as before (%s), was %s%s".formatted(what, before, now, REMEDY));
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** As text. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what {@link #json} made.
   *
   * @throws IllegalArgumentException when it is damaged
   */
  public static RunFingerprint parse(String json) {
    try {
      return JSON.readValue(json, RunFingerprint.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
