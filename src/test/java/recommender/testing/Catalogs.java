package recommender.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Catalogs of tables while a test class runs: Spark's own is a Hive metastore in an embedded Derby,
 * which holds Delta tables too, and {@code ice} is one of Iceberg's. Sessions find them by system
 * properties.
 */
public final class Catalogs implements BeforeAllCallback, AfterAllCallback {
  private static final String DERBY = "jdbc:derby:memory:metastore";

  private final Map<String, String> properties = new HashMap<>(LocalRuns.SPARK);
  private Path folder;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    SparkTest.stop();
    folder = Files.createTempDirectory("catalogs").toRealPath();
    properties.put("spark.sql.warehouse.dir", folder("warehouse"));
    properties.put("spark.sql.catalogImplementation", "hive");
    properties.put("spark.hadoop.javax.jdo.option.ConnectionURL", DERBY + ";create=true");
    properties.put("spark.hadoop.hive.exec.scratchdir", folder("scratch"));
    properties.put("spark.hadoop.hive.exec.local.scratchdir", folder("local-scratch"));
    properties.put("spark.hadoop.hive.downloaded.resources.dir", folder("resources"));
    properties.put("derby.system.home", folder("derby"));
    properties.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    properties.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    properties.put("spark.sql.catalog.ice", "org.apache.iceberg.spark.SparkCatalog");
    properties.put("spark.sql.catalog.ice.type", "hadoop");
    properties.put("spark.sql.catalog.ice.warehouse", folder("ice"));
    properties.forEach(System::setProperty);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    properties.keySet().forEach(System::clearProperty);
    end(DERBY + ";drop=true");
    end("jdbc:derby:;shutdown=true");
    FileUtil.fullyDelete(folder.toFile());
  }

  /** The path of a folder that is gone with the catalogs. */
  public String folder(String name) {
    return folder.resolve(name).toString();
  }

  /** Derby ends a database, and itself, with an exception. */
  private static void end(String url) {
    try {
      DriverManager.getConnection(url).close();
    } catch (SQLException e) {
      if (!e.getSQLState().equals("08006") && !e.getSQLState().equals("XJ015")) {
        throw new IllegalStateException(e);
      }
    }
  }
}
