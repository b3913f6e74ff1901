package recommender.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Folder on this machine with the files of one on any Hadoop file system.
 *
 * @param folder where they are
 * @param isCopy whether they are to be deleted when nobody wants them any more
 */
record LocalFiles(Path folder, boolean isCopy) implements AutoCloseable {

  /** The files of a folder, copied unless they are on this machine. */
  static LocalFiles of(org.apache.hadoop.fs.Path folder, Configuration hadoop) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    if (files.getUri().getScheme().equals("file")) {
      return new LocalFiles(Path.of(folder.toUri().getPath()), false);
    }
    LocalFiles copy = new LocalFiles(Files.createTempDirectory("export"), true);
    org.apache.hadoop.fs.Path parent = new org.apache.hadoop.fs.Path(copy.folder.toUri());
    files.copyToLocalFile(false, folder, parent, true);
    return new LocalFiles(copy.folder.resolve(folder.getName()), true);
  }

  @Override
  public void close() throws IOException {
    if (isCopy) {
      FileUtils.deleteDirectory(folder.getParent().toFile());
    }
  }
}
