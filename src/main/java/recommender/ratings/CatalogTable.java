package recommender.ratings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private record Version(String text, String clause) {
    static Version of(String kind, String number) {
      return new Version(kind + " " + number, " VERSION AS OF " + number);
    }
  }

  /**
   * The table, one version of which is read from now on.
   *
   * @throws RatingsException when there is none, columns are missing, or the condition is none
   */
  Table open(InputSettings settings, RowRules rules) {
    CatalogRemedies remedies = new CatalogRemedies(spark, name, source);
    final Optional<Version> version;
    final Dataset<Row> all;
    try {
      // A name, and nothing else of SQL.
      spark.sessionState().sqlParser().parseMultipartIdentifier(name);
      version = version();
      all = spark.sql("SELECT * FROM " + name + version.map(Version::clause).orElse(""));
    } catch (Exception e) {
      // Spark throws checked exceptions that its signatures do not name.
      throw remedies.of(e);
    }
    Dataset<Row> rows =
        settings.where().map(condition -> where(condition, all, remedies)).orElse(all);
    TypedTable table = new TypedTable(rows, name, Map.of(), source);
    InputSource input =
        new InputSource(
            null,
            name,
            settings.where().orElse(null),
            version.map(Version::text).orElse(null),
            List.of("table" + version.map(at -> " at " + at.text).orElse("")),
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

  private static Dataset<Row> where(String condition, Dataset<Row> all, CatalogRemedies remedies) {
    try {
      return all.where(condition);
    } catch (Exception e) {
      throw remedies.ofCondition(condition, e);
    }
  }

  private Optional<Version> version() {
    return switch (provider()) {
      case "delta" ->
          first("DESCRIBE HISTORY " + name + " LIMIT 1", "version")
              .map(number -> Version.of("version", number));
      case "iceberg" ->
          first("SELECT * FROM " + name + ".refs WHERE name = 'main'", "snapshot_id")
              .map(number -> Version.of("snapshot", number));
      default -> Optional.empty();
    };
  }

  /** Who stores the table, in small letters; nothing where Spark does not say, as of a view. */
  private String provider() {
    // The columns of the table come before what is said of it, and one may have this name.
    return spark
        .sql("DESCRIBE TABLE EXTENDED " + name)
        .where("col_name = 'Provider'")
        .collectAsList()
        .stream()
        .map(row -> row.getString(1).toLowerCase(Locale.ROOT))
        .reduce("", (before, last) -> last);
  }

  private Optional<String> first(String sql, String column) {
    return spark.sql(sql).select(column).collectAsList().stream()
        .map(row -> String.valueOf(row.get(0)))
        .findFirst();
  }
}
