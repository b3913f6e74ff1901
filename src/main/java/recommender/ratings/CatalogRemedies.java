package recommender.ratings;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;

/**
 * Failures to find or to read a table of Spark's catalog, as errors that say what to do.
 *
 * @param name of the table, as it was given
 */
record CatalogRemedies(SparkSession spark, String name, Source source) {
  private static final String DELTA =
      "Delta: add --packages io.delta:delta-spark_2.12:3.3.2 and --conf"
          + " spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension --conf"
          + " spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog";
  private static final String ICEBERG =
      "Iceberg: add --packages org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.7.1";
  private static final String HIVE =
      "Hive's metastore: add --packages org.apache.spark:spark-hive_2.12:%s, or take a Spark that"
          + " has it";

  /** The error of a failure to find or to open the table; Spark's own failures stay as they are. */
  RuntimeException of(Exception failure) {
    Optional<String> lacking = lacking(failure);
    if (lacking.isPresent()) {
      return source.refuse("%s cannot be read: Spark lacks %s", name, lacking.get());
    }
    return switch (errorClass(failure)) {
      case "REQUIRES_SINGLE_PART_NAMESPACE" -> ofCatalog();
      case "TABLE_OR_VIEW_NOT_FOUND", "SCHEMA_NOT_FOUND" ->
          source.refuse("%s: no such table in Spark's catalog%s", name, elsewhere());
      case "" -> unchecked(failure);
      default -> source.refuse("%s cannot be read: %s", name, line(failure));
    };
  }

  /** The error of a condition on the rows of the table. */
  RuntimeException ofCondition(String condition, Exception failure) {
    return errorClass(failure).isEmpty()
        ? unchecked(failure)
        : new Source("input.where", List.of())
            .refuse(
                "expected a condition on the columns of %s, was %s: %s",
                name, condition, line(failure));
  }

  private RatingsException ofCatalog() {
    String catalog = name.replaceFirst("(?s)\\..*", "");
    return source.refuse(
        "%s cannot be read: Spark has no catalog %s: set spark.sql.catalog.%s to its class, such as"
            + " org.apache.iceberg.spark.SparkCatalog, and add its jar with --packages",
        name, catalog, catalog);
  }

  /** What must be added to Spark, where that can be told. */
  private Optional<String> lacking(Exception failure) {
    boolean isDeltaFolder = name.startsWith("delta.`") && isNotFound(failure);
    if (isDeltaFolder || errorClass(failure).startsWith("DELTA_CONFIGURE_SPARK_SESSION")) {
      return Optional.of(DELTA);
    }
    return Remedies.causes(failure)
        .filter(ClassNotFoundException.class::isInstance)
        .map(String::valueOf)
        .reduce((outer, root) -> root)
        .map(this::lackingClass);
  }

  private String lackingClass(String failure) {
    String missing = failure.replaceFirst(".*: ", "");
    if (missing.contains("delta.")) {
      return DELTA;
    }
    if (missing.contains("iceberg.")) {
      return ICEBERG;
    }
    return missing.contains(".hive.")
        ? HIVE.formatted(spark.version())
        : "the class %s: add its jar with --packages or --jars".formatted(missing);
  }

  private static boolean isNotFound(Exception failure) {
    return errorClass(failure).equals("TABLE_OR_VIEW_NOT_FOUND");
  }

  private String elsewhere() {
    if (name.endsWith("`") && name.contains("/")) {
      return "; files are read with input.path (--input)";
    }
    return spark.conf().get("spark.sql.catalogImplementation", "in-memory").equals("hive")
        ? ""
        : "; those of a Hive metastore need --conf spark.sql.catalogImplementation=hive";
  }

  /** What Spark calls the error of a query; empty for failures that are no such. */
  private static String errorClass(Exception failure) {
    return named(failure).map(SparkThrowable::getErrorClass).orElse("");
  }

  private static Optional<SparkThrowable> named(Exception failure) {
    return Remedies.causes(failure)
        .filter(SparkThrowable.class::isInstance)
        .map(SparkThrowable.class::cast)
        .filter(error -> error.getErrorClass() != null && !error.isInternalError())
        .findFirst();
  }

  /** The first sentence of Spark's, without its plan of the query. */
  private static String line(Exception failure) {
    String message =
        named(failure).map(error -> ((Throwable) error).getMessage()).orElse("").strip();
    return message.split(";?\\R|; line \\d+ pos|\\(line \\d+, pos|;$")[0];
  }

  private static RuntimeException unchecked(Exception failure) {
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
