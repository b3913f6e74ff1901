package recommender.ratings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import recommender.config.SubFolders;

/**
 * Files with content that are read for one path: the path itself, those that a glob matches, or
 * those in a folder, in its {@code name=value} folders and, if the settings say so, in others.
 *
 * @param path as the user gave it
 * @param files at least one, sorted by path
 */
record DataFiles(String path, List<DataFile> files) {

  /**
   * @throws RatingsException when there is none, the file system does not answer, a folder is a
   *     table of some other kind, or it is not said whether folders in it are to be read
   */
  static DataFiles below(String path, SubFolders recursive, Source source, Configuration hadoop) {
    Listing listing = new Listing(path, recursive, source);
    try {
      List<DataFile> files = listing.files(hadoop);
      if (files.isEmpty()) {
        throw source.refuse(
            "no data files at %s; expected files with content whose names do not begin with _ or .",
            path);
      }
      return new DataFiles(path, files);
    } catch (RatingsException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // File systems that are not there throw one or the other.
      throw Remedies.ofPath(path, source, e);
    }
  }

  /** Length of all files in bytes. */
  long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  /** SHA-256 of the names, lengths and times of modification of all files. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (DataFile file : files) {
        String line = "%s %d %d%n".formatted(file.path().getName(), file.bytes(), file.modified());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Search for the files of a path. */
  private record Listing(String path, SubFolders recursive, Source source) {

    List<DataFile> files(Configuration hadoop) throws IOException {
      Path pattern = new Path(path);
      FileSystem system = pattern.getFileSystem(hadoop);
      List<DataFile> files = new ArrayList<>();
      for (FileStatus root : roots(pattern, system)) {
        if (root.isDirectory()) {
          addFolder(root.getPath(), system, files);
        } else {
          addFile(root, files);
        }
      }
      files.sort(Comparator.comparing(DataFile::path));
      return files;
    }

    /** A path that is there is no glob, whatever brackets it has. */
    private List<FileStatus> roots(Path pattern, FileSystem system) throws IOException {
      if (system.exists(pattern)) {
        return List.of(system.getFileStatus(pattern));
      }
      FileStatus[] found = system.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw Remedies.ofNothing(path, source);
      }
      return List.of(found);
    }

    private void addFolder(Path folder, FileSystem system, List<DataFile> files)
        throws IOException {
      List<FileStatus> children = List.of(system.listStatus(folder));
      refuseTable(folder, children, system);
      for (FileStatus child : children) {
        if (!child.isDirectory()) {
          addFile(child, files);
        } else if (!isHidden(child)) {
          addSubFolder(child.getPath(), system, files);
        }
      }
    }

    private void addSubFolder(Path folder, FileSystem system, List<DataFile> files)
        throws IOException {
      if (folder.getName().contains("=") || recursive == SubFolders.TRUE) {
        addFolder(folder, system, files);
      } else if (recursive == SubFolders.AUTO) {
        List<DataFile> inside = new ArrayList<>();
        new Listing(path, SubFolders.TRUE, source).addFolder(folder, system, inside);
        if (!inside.isEmpty()) {
          throw source.refuse(
              "%s holds a folder %s with %d data files; set input.recursive = true to read them, or"
                  + " false to leave them out",
              path, folder.getName(), inside.size());
        }
      }
    }

    private void refuseTable(Path folder, List<FileStatus> children, FileSystem system)
        throws IOException {
      Optional<String> kind = TableFolder.kind(children, system);
      if (kind.isPresent()) {
        throw source.refuse(
            "%s is the folder of %s: some of its files may be out of date; read it by its name in"
                + " Spark's catalog, with input.table (--input-table)",
            folder, kind.get());
      }
    }

    private static void addFile(FileStatus file, List<DataFile> files) {
      if (file.getLen() > 0 && !isHidden(file)) {
        files.add(DataFile.of(file));
      }
    }

    private static boolean isHidden(FileStatus file) {
      String name = file.getPath().getName();
      return name.startsWith(".") || name.startsWith("_") && !name.contains("=");
    }
  }
}
