package recommender.ratings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files with content that Spark will read for one path: the path itself, those that a glob matches,
 * or those directly in a folder or its {@code key=value} folders.
 *
 * @param path as the user gave it
 * @param files at least one, sorted
 */
record DataFiles(String path, List<Path> files) {

  /**
   * @throws RatingsException when there is none, or the file system does not answer
   */
  static DataFiles below(String path, Source source, Configuration hadoop) {
    try {
      Path pattern = new Path(path);
      FileSystem system = pattern.getFileSystem(hadoop);
      FileStatus[] found = system.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw source.refuse(
            "nothing found at %s; expected a file, a folder or a glob that matches some", path);
      }
      List<Path> files = filesOf(found, system);
      if (files.isEmpty()) {
        throw source.refuse(
            "no data files at %s; expected files with content whose names do not begin with _ or .",
            path);
      }
      return new DataFiles(path, files);
    } catch (IOException | IllegalArgumentException e) {
      throw source.unreadable(path, e);
    }
  }

  private static List<Path> filesOf(FileStatus[] roots, FileSystem system) throws IOException {
    List<Path> files = new ArrayList<>();
    for (FileStatus root : roots) {
      if (root.isDirectory()) {
        addFolder(root.getPath(), system, files);
      } else {
        addFile(root, files);
      }
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  private static void addFolder(Path folder, FileSystem system, List<Path> files)
      throws IOException {
    for (FileStatus child : system.listStatus(folder)) {
      // Spark descends into the folders of a partitioned table and into no others.
      if (!child.isDirectory()) {
        addFile(child, files);
      } else if (child.getPath().getName().contains("=")) {
        addFolder(child.getPath(), system, files);
      }
    }
  }

  private static void addFile(FileStatus file, List<Path> files) {
    String name = file.getPath().getName();
    if (file.getLen() > 0 && !name.startsWith("_") && !name.startsWith(".")) {
      files.add(file.getPath());
    }
  }
}
