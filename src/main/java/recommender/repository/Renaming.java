package recommender.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Kinds of file systems by their rename, which decides how a run is published on them; nothing else
 * decides that.
 */
enum Renaming {
  /** {@code file:}, where rename(2) replaces a file at once. */
  POSIX {
    @Override
    void replace(FileSystem files, Path from, Path to) throws IOException {
      // FileContext's OVERWRITE deletes the old file before it renames here, and a kill between
      // the two would leave none.
      if (!files.rename(from, to)) {
        throw new IOException("rename from " + from + " was refused");
      }
    }

    @Override
    OutputStream openNew(FileSystem files, Path file) throws IOException {
      // Hadoop looks first and creates then.
      return Files.newOutputStream(
          java.nio.file.Path.of(file.toUri().getPath()), StandardOpenOption.CREATE_NEW);
    }

    @Override
    void force(Path path) throws IOException {
      java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
      if (Files.isDirectory(local) && System.getProperty("os.name").startsWith("Windows")) {
        return; // Folders cannot be opened there.
      }
      try (FileChannel channel = FileChannel.open(local, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  },

  /** {@code hdfs:}, where a rename is one entry in the name node's log. */
  NAMENODE {
    @Override
    void replace(FileSystem files, Path from, Path to) throws IOException {
      FileContext.getFileContext(files.getUri(), files.getConf())
          .rename(from, to, Options.Rename.OVERWRITE);
    }
  },

  /** Everything else, such as {@code s3a:}: a rename may be a copy, file by file. */
  COPYING {
    @Override
    void replace(FileSystem files, Path from, Path to) {
      throw new UnsupportedOperationException("a rename to " + to + " is not atomic");
    }
  };

  static Renaming on(FileSystem files) {
    return switch (files.getUri().getScheme()) {
      case "file" -> POSIX;
      case "hdfs" -> NAMENODE;
      default -> COPYING;
    };
  }

  /** Whether a reader sees all of a renamed folder or file or nothing of it. */
  boolean isAtomic() {
    return this != COPYING;
  }

  /** Puts {@code from} in place of {@code to}, which a reader always sees, old or new. */
  abstract void replace(FileSystem files, Path from, Path to) throws IOException;

  /**
   * Makes a file unless there is one; of several writers one succeeds, where the file system can.
   *
   * @return whether it was made
   */
  boolean createNew(FileSystem files, Path file, String text) throws IOException {
    OutputStream out;
    try {
      out = openNew(files, file);
    } catch (IOException e) {
      if (files.exists(file)) {
        return false;
      }
      throw e;
    }
    try (out) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      // On a full disk it is there without its text. Where it is made when it is closed, it is not,
      // or is somebody else's.
      if (isAtomic()) {
        files.delete(file, false);
      }
      throw e;
    }
  }

  /** A file that is not there yet. */
  OutputStream openNew(FileSystem files, Path file) throws IOException {
    return files.create(file, false);
  }

  /**
   * Makes a file's content or a folder's list of names survive a power loss, where that is ours to
   * do.
   */
  void force(Path path) throws IOException {}
}
