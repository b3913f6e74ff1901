package recommender.ratings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Folders of tables whose data files alone are not what the table holds. */
final class TableFolder {
  private TableFolder() {}

  /** The kind of table with an article; empty for a plain folder. */
  static Optional<String> kind(List<FileStatus> children, FileSystem system) throws IOException {
    for (FileStatus child : children) {
      String name = child.getPath().getName();
      if (child.isDirectory() && name.equals("_delta_log")) {
        return Optional.of("a Delta table (_delta_log)");
      }
      if (child.isDirectory() && name.equals(".hoodie")) {
        return Optional.of("a Hudi table (.hoodie)");
      }
      if (child.isDirectory() && name.equals("metadata") && holdsIceberg(child, system)) {
        return Optional.of("an Iceberg table (metadata)");
      }
    }
    return Optional.empty();
  }

  private static boolean holdsIceberg(FileStatus folder, FileSystem system) throws IOException {
    for (FileStatus file : system.listStatus(folder.getPath())) {
      if (file.getPath().getName().endsWith(".metadata.json")) {
        return true;
      }
    }
    return false;
  }
}
