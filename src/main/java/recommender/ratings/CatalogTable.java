package recommender.ratings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.config.InputSettings;

/**
 * Table of Spark's catalog: Hive's, or Delta's and Iceberg's with their jars and settings.
 *
 * @param name as Spark's SQL has it, such as {@code catalog.db.ratings}
 */
record CatalogTable(SparkSession spark, String name, Source source) {

  /** Version of a table, and the words of SQL that read it. */
  private record Version(String text, String clause) {}

  /**
   * The table, one version of which is read from now on.
   *
   * @throws RatingsException when there is none, or columns are missing
   */
  Table open(InputSettings settings, RowRules rules) {
    Optional<Version> version = version();
    String from = name + version.map(Version::clause).orElse("");
    String where = settings.where().map(condition -> " WHERE " + condition).orElse("");
    TypedTable table =
        new TypedTable(query("SELECT * FROM " + from + where), name, Map.of(), source);
    InputSource input =
        new InputSource(
            null,
            name,
            settings.where().orElse(null),
            version.map(Version::text).orElse(null),
            List.of("table " + name + version.map(at -> " at " + at.text).orElse("")),
            null,
            null,
            null);
    return new Table(
        table.rows(settings.columns(), rules, new Positions(Map.of())),
        List.of(),
        List.of(IdColumn.ofType(table.userType(settings.columns()))),
        List.of(IdColumn.ofType(table.itemType(settings.columns()))),
        List.of(input));
  }

  private Dataset<Row> query(String sql) {
    try {
      return spark.sql(sql);
    } catch (Exception e) {
      if (e instanceof AnalysisException || e instanceof RuntimeException) {
        throw source.unreadable(name, e);
      }
      throw e;
    }
  }

  private Optional<Version> version() {
    return switch (provider()) {
      case "delta" ->
          first("DESCRIBE HISTORY " + name + " LIMIT 1", "version")
              .map(version -> new Version("version " + version, " VERSION AS OF " + version));
      case "iceberg" ->
          first(
                  "SELECT snapshot_id FROM %s.refs WHERE name = 'main'".formatted(name),
                  "snapshot_id")
              .map(snapshot -> new Version("snapshot " + snapshot, " VERSION AS OF " + snapshot));
      default -> Optional.empty();
    };
  }

  /** Who stores the table, in small letters; nothing where Spark does not say. */
  private String provider() {
    return query("DESCRIBE TABLE EXTENDED " + name)
        .where("col_name = 'Provider'")
        .collectAsList()
        .stream()
        .map(row -> row.getString(1).toLowerCase(java.util.Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private Optional<String> first(String sql, String column) {
    return query(sql).select(column).collectAsList().stream()
        .map(row -> String.valueOf(row.get(0)))
        .findFirst();
  }
}
