package recommender.ratings;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Titles of items.
 *
 * @param table with a header
 * @param item name of the column of ids
 * @param title name of the column of titles
 */
public record Titles(Dataset<Row> table, String item, String title) {
  private static final List<String> COMMON = List.of("title", "name", "titles");

  /**
   * The titles of a table: CSV, or Parquet, ORC or JSON by the end of its name.
   *
   * @param item name of the column of ids; the first one where there is none of that name
   * @throws RatingsException when it cannot be read, or has no title
   */
  public static Titles read(SparkSession spark, String path, String item) {
    Dataset<Row> table;
    try {
      table =
          spark
              .read()
              .option("header", "true")
              .option("escape", "\"")
              .format(format(path))
              .load(path);
    } catch (Exception e) {
      // Spark throws checked exceptions that its signatures do not name.
      throw new RatingsException(
          "titles: %s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
    List<String> columns = Arrays.asList(table.columns());
    String ids = named(columns, List.of(item)).orElseGet(() -> columns.get(0));
    String titles =
        named(columns, COMMON)
            .orElseThrow(
                () ->
                    new RatingsException(
                        "titles: %s lacks a column: expected title or name, found %s"
                            .formatted(path, columns)));
    return new Titles(table, ids, titles);
  }

  private static String format(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return List.of("parquet", "orc", "json").stream()
        .filter(format -> name.endsWith("." + format))
        .findFirst()
        .orElse("csv");
  }

  private static Optional<String> named(List<String> columns, List<String> names) {
    return columns.stream()
        .filter(column -> names.stream().anyMatch(column::equalsIgnoreCase))
        .findFirst();
  }

  /** The titles of some items by their ids as text. */
  public Map<String, String> of(Set<String> ids) {
    Map<String, String> titles = new HashMap<>();
    table
        .select(column(item).cast("string"), column(title).cast("string"))
        .where(column(item).cast("string").isin(ids.toArray()))
        .collectAsList()
        .forEach(row -> titles.put(row.getString(0), row.getString(1)));
    return titles;
  }

  private static Column column(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
