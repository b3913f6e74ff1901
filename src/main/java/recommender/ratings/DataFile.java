package recommender.ratings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;

/**
 * File with content.
 *
 * @param bytes its length, compressed if it is
 * @param modified milliseconds since 1970
 */
record DataFile(Path path, long bytes, long modified) {
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  static DataFile of(FileStatus status) {
    return new DataFile(status.getPath(), status.getLen(), status.getModificationTime());
  }

  /** The whole path as text. */
  String name() {
    return path.toString();
  }

  /** Names and values of {@code name=value} folders above it, as text. */
  Map<String, String> folders() {
    Map<String, String> folders = new LinkedHashMap<>();
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      String name = folder.getName();
      int equals = name.indexOf('=');
      if (equals > 0) {
        String value = ExternalCatalogUtils.unescapePathName(name.substring(equals + 1));
        folders.putIfAbsent(
            ExternalCatalogUtils.unescapePathName(name.substring(0, equals)),
            value.equals(NULL) ? null : value);
      }
    }
    return folders;
  }
}
